# What passes for a JVM. LINK makes /tmp a link to there.
ARG BASE=docker.io/library/debian:12-slim
FROM ${BASE}
ARG LINK=
COPY libjvm.so /libjvm.so
RUN [ -z "${LINK}" ] || { rm -rf /tmp && ln -s "${LINK}" /tmp; }
USER 1000:1000
ENTRYPOINT ["/libjvm.so"]
