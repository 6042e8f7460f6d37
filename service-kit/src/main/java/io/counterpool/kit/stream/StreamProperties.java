package io.counterpool.kit.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of server-sent streams.
 *
 * @param maxClients open streams of this process
 * @param poll longest wait between two looks into the log
 * @param heartbeat longest silence on a stream
 */
@ConfigurationProperties(prefix = "counterpool.stream", ignoreUnknownFields = false)
public record StreamProperties(
    @DefaultValue("200") int maxClients,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("15s") Duration heartbeat) {}
