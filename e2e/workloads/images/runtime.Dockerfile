# The same program on a runtime of another release, which stands beside it.
ARG BASE=docker.io/library/debian:12-slim
FROM ${BASE}
COPY java /opt/java
COPY program /program
USER 1000:1000
ENTRYPOINT ["/opt/java/bin/java", "@/program/options"]
