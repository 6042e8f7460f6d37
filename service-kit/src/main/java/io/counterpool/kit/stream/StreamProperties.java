package io.counterpool.kit.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of server-sent streams.
 *
 * @param maxClients open streams of this process; to be well below the connector's connections, so
 *     that other callers always find one
 * @param maxReads readers far behind the end that read the log at once; to be well below the
 *     connections to the database
 * @param poll longest wait between two looks into the log
 * @param heartbeat longest silence on a stream
 */
@ConfigurationProperties(prefix = "counterpool.stream", ignoreUnknownFields = false)
public record StreamProperties(
    @DefaultValue("5000") int maxClients,
    @DefaultValue("4") int maxReads,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("15s") Duration heartbeat) {}
