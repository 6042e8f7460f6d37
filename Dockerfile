# One image recipe for the four services: docker build --build-arg SERVICE=pool-service .
FROM eclipse-temurin:25-jdk AS build
ARG SERVICE
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN mvn --batch-mode --no-transfer-progress -pl ${SERVICE} -am package -DskipTests -Dformat=skip \
    && java -Djarmode=tools -jar ${SERVICE}/target/${SERVICE}-0.1.0.jar extract --layers --launcher --destination /extracted

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home counterpool
WORKDIR /application
COPY --from=build /extracted/dependencies/ ./
COPY --from=build /extracted/spring-boot-loader/ ./
COPY --from=build /extracted/snapshot-dependencies/ ./
COPY --from=build /extracted/application/ ./
USER 10001
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -Djava.io.tmpdir=/tmp"
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
