# A Java program as services ship it: a runtime of the modules it needs, which neither attaches nor has jcmd, and a user
# of its own. MODULES may leave out jdk.jfr.
ARG JDK=docker.io/library/eclipse-temurin:25-jdk
ARG BASE=docker.io/library/debian:12-slim

FROM ${JDK} AS runtime
ARG MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.sql,jdk.jfr,jdk.unsupported
RUN jlink --add-modules ${MODULES} --strip-java-debug-attributes --no-header-files --no-man-pages --output /opt/java

FROM ${BASE}
COPY --from=runtime /opt/java /opt/java
COPY program /program
USER 1000:1000
ENTRYPOINT ["/opt/java/bin/java", "@/program/options"]
