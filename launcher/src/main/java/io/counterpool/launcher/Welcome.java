package io.counterpool.launcher;

import io.counterpool.launcher.replay.Desk;
import io.counterpool.launcher.replay.Setup;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import io.counterpool.models.Decimal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;

/** A visitor's account with collateral, and what to paste. */
record Welcome(Venue venue, Desk desk) {

  private static final String SCOPES =
      "oracle:read fee:read margin:read pool:read pool:trade pool:operate";

  void print(PrintStream out) {
    UUID account = UUID.randomUUID();
    UUID order = UUID.randomUUID();
    desk.openAccount(account);
    desk.bringCollateral(account, "USDC", Decimal.of(10_000));
    String token = venue.keys().token("crowd", SCOPES, Duration.ofHours(12));
    Api api = venue.api("launcher", "");
    out.println("The market is live. Swagger UI and metrics:");
    for (Service service : Service.values()) {
      out.printf(
          "  %-15s %s  %s%n",
          service.module(),
          api.uri(service, "/swagger-ui/index.html"),
          api.uri(service, "/actuator/prometheus"));
    }
    out.println();
    out.println("Paste one after the other (the token lasts twelve hours):");
    out.println();
    out.println("TOKEN=" + token);
    out.println();
    curl(out, "latest price", "", api.uri(Service.ORACLE, "/v1/feeds/BTC-USD/price").toString());
    curl(
        out,
        "dry-run quote",
        "-H 'Content-Type: application/json' -d '{\"account\":\""
            + account
            + "\",\"market\":\"BTC-USD-PERP\",\"size\":\"0.25\"}' ",
        api.uri(Service.POOL, "/v1/quotes").toString());
    curl(
        out,
        "order",
        "-X PUT -H 'Content-Type: application/json' -d"
            + " '{\"market\":\"BTC-USD-PERP\",\"size\":\"0.25\",\"type\":\"MARKET\",\"limitPrice\":null,\"reduceOnly\":false,\"maxAgeSeconds\":60}'"
            + " ",
        api.uri(Service.POOL, "/v1/accounts/" + account + "/orders/" + order).toString());
    curl(
        out,
        "its outcome",
        "",
        api.uri(Service.POOL, "/v1/accounts/" + account + "/orders/" + order) + "?wait=PT5S");
    curl(out, "pool valuation", "", api.uri(Service.POOL, "/v1/pools/" + Setup.POOL).toString());
    out.println("Ctrl-C stops everything.");
  }

  private static void curl(PrintStream out, String what, String options, String url) {
    out.println("# " + what);
    out.println("curl -s -H \"Authorization: Bearer $TOKEN\" " + options + "'" + url + "'");
    out.println();
  }
}
