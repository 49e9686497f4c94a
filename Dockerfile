# The operator's image: `make images` runs Maven, then this. Both bases are arguments, for registries of one's own.
ARG JDK=docker.io/library/eclipse-temurin:25-jdk
ARG BASE=docker.io/library/debian:12-slim

# The heap may grow to half of the memory for what is large, and is kept small by the program itself (package thrift);
# code that runs seldom stays interpreted.
# A Java runtime of the modules that are used, and a native launcher: no shell is needed to start it.
FROM ${JDK} AS program
COPY operator/target/quarkus-app/quarkus-run.jar /program/
RUN ["jpackage", "--type", "app-image", "--name", "fleetprof", "--dest", "/opt", \
    "--input", "/program", "--main-jar", "quarkus-run.jar", \
    "--add-modules", "java.base,java.compiler,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.httpserver,jdk.jfr,jdk.management,jdk.net,jdk.unsupported", \
    "--jlink-options", "--strip-java-debug-attributes --no-header-files --no-man-pages", \
    "--java-options", "-XX:AOTCache=/opt/fleetprof/lib/fleetprof.aot -Xlog:aot*=off -Xlog:cds*=off", \
    "--java-options", "-Dio.fleetprof.worker.classes=/opt/fleetprof/lib/worker.aot", \
    "--java-options", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=8", \
    "--java-options", "-XX:MaxRAMPercentage=50 -XX:MaxNewSize=8m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20", \
    "--java-options", "-XX:TrimNativeHeapInterval=5000 -XX:+ExitOnOutOfMemoryError"]

FROM ${BASE}
COPY --from=program /opt/fleetprof /opt/fleetprof
COPY operator/target/quarkus-app/ /opt/fleetprof/lib/app/
# Classes as they are after a start, for this JVM and these jars: the operator then starts in a third of the time.
RUN ["/opt/fleetprof/lib/runtime/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=/opt/fleetprof/lib/fleetprof.aot", \
    "-Xlog:aot*=error", "-Xlog:cds*=error", "-jar", "/opt/fleetprof/lib/app/quarkus-run.jar", "rehearse"]
# The same for the JVM that reads a recording, which every recording gets anew.
RUN ["/opt/fleetprof/lib/runtime/bin/java", "-XX:+UseSerialGC", "-cp", "/opt/fleetprof/lib/app/quarkus-run.jar", \
    "io.fleetprof.analysis.artifact.Rehearsal", "/opt/fleetprof/lib/worker.aot"]
# glibc would keep a pool of memory for every thread.
ENV MALLOC_ARENA_MAX=1
ENV PATH=/opt/fleetprof/bin:/usr/local/bin:/usr/bin:/bin
USER 65532:65532
ENTRYPOINT ["fleetprof"]
CMD ["operator"]
