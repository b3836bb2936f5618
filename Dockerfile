# Packs the jar that `mvn package` built; `docker/up` does both. Docker's own Java only takes the jar apart, into layers
# of which all but the last stay the same from one build to the next.
FROM eclipse-temurin:25-jre AS parts
COPY api/target/reeve.jar /
RUN java -Djarmode=tools -jar reeve.jar extract --layers --destination parts \
 && rm -f parts/dependencies/lib/embedded-postgres-binaries-darwin-*

FROM eclipse-temurin:25-jre
RUN useradd --system --user-group --uid 10001 --home-dir /reeve --shell /usr/sbin/nologin reeve \
 && install -d -o reeve -g reeve -m 700 /reeve/data
WORKDIR /reeve
COPY --from=parts /parts/dependencies/ ./
COPY --from=parts /parts/snapshot-dependencies/ ./
COPY jvm.options ./
COPY --from=parts /parts/application/ ./
# Containers are read by machines: one JSON object for each line of the log. Empty for lines for people.
ENV LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
USER reeve
VOLUME /reeve/data
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=90s --retries=3 \
  CMD curl --fail --silent --output /dev/null "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health"
# A shell only for the options; Java takes its place and gets the signals.
ENTRYPOINT ["sh", "-c", "exec java @jvm.options $REEVE_JAVA_OPTIONS -jar reeve.jar \"$@\"", "reeve"]
