package io.counterpool.launcher.vectors;

import io.counterpool.models.ledger.Account;
import io.counterpool.models.ledger.Account.Balances;
import io.counterpool.models.ledger.BalanceLimit;
import io.counterpool.models.ledger.Ledger;
import io.counterpool.models.ledger.Transfer;
import io.counterpool.models.ledger.Transfer.Flag;
import io.counterpool.models.ledger.VoucherRoute;
import io.counterpool.models.ledger.VoucherRoute.Hop;
import io.counterpool.models.netting.Netting;
import io.counterpool.models.netting.Obligation;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Books, netting, and claims carried between books. */
final class LedgerVectors {

  private static final int EFFICIENCY_DIGITS = 30;

  private LedgerVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/tigerbeetle-ledger-semantics.json", LedgerVectors::ledger);
    models.put("fees/multilateral-netting.json", LedgerVectors::netting);
    models.put("fees/ics20-denom-trace.json", LedgerVectors::route);
  }

  private static Answer ledger(Inputs in) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    in.members("accounts").forEach((id, account) -> accounts.put(id, account(account)));
    List<Transfer> transfers = in.items("transfers").stream().map(LedgerVectors::transfer).toList();
    Ledger.Outcome outcome = Ledger.of(accounts).apply(transfers);
    Answer balances = new Answer();
    outcome
        .ledger()
        .accounts()
        .forEach((id, account) -> balances.withWhole(id, written(account.balances())));
    Answer amounts = new Answer();
    outcome.ledger().entries().forEach((id, entry) -> amounts.with(id, entry.amount()));
    return new Answer()
        .withTexts(
            "results",
            outcome.results().stream()
                .map(result -> result.name().toLowerCase(Locale.ROOT))
                .toList())
        .with("accounts", balances)
        .with("amounts", amounts);
  }

  private static Account account(Inputs in) {
    List<BigInteger> amounts = in.has("balance") ? in.wholes("balance") : List.of();
    if (!amounts.isEmpty() && amounts.size() != 4) {
      throw new IllegalArgumentException("a balance has 4 amounts, was " + amounts.size());
    }
    Balances balances =
        amounts.isEmpty()
            ? Balances.ZERO
            : new Balances(amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3));
    String limit = in.has("limit") ? in.text("limit") : "none";
    return new Account(
        in.has("ledger") ? in.small("ledger") : 1,
        switch (limit) {
          case "none" -> BalanceLimit.NONE;
          case "debits<=credits" -> BalanceLimit.DEBITS_WITHIN_CREDITS;
          case "credits<=debits" -> BalanceLimit.CREDITS_WITHIN_DEBITS;
          default -> throw new IllegalArgumentException("unknown limit " + limit);
        },
        balances);
  }

  private static Transfer transfer(Inputs in) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (in.has("flags")) {
      in.texts("flags").forEach(flag -> flags.add(flag(flag)));
    }
    boolean resolves = flags.contains(Flag.POST) || flags.contains(Flag.VOID);
    return new Transfer(
        in.text("id"),
        textOrNull(in, "debit"),
        textOrNull(in, "credit"),
        in.has("amount") ? in.whole("amount") : null,
        textOrNull(in, "pending"),
        in.has("ledger") ? in.small("ledger") : resolves ? 0 : 1,
        flags);
  }

  private static Flag flag(String name) {
    return switch (name) {
      case "linked" -> Flag.LINKED;
      case "pending" -> Flag.PENDING;
      case "post" -> Flag.POST;
      case "void" -> Flag.VOID;
      case "balancing_debit" -> Flag.BALANCING_DEBIT;
      case "balancing_credit" -> Flag.BALANCING_CREDIT;
      default -> throw new IllegalArgumentException("unknown flag " + name);
    };
  }

  private static @Nullable String textOrNull(Inputs in, String name) {
    return in.has(name) ? in.text(name) : null;
  }

  private static List<BigInteger> written(Balances balances) {
    return List.of(
        balances.debitsPending(),
        balances.debitsPosted(),
        balances.creditsPending(),
        balances.creditsPosted());
  }

  private static Answer netting(Inputs in) {
    Map<String, List<Obligation>> byCurrency = new LinkedHashMap<>();
    for (Inputs each : in.items("obligations")) {
      String currency = each.has("currency") ? each.text("currency") : "";
      byCurrency
          .computeIfAbsent(currency, unseen -> new ArrayList<>())
          .add(new Obligation(each.text("from"), each.text("to"), each.plain("amount")));
    }
    if (byCurrency.size() > 1) {
      Answer currencies = new Answer();
      byCurrency.forEach((currency, obligations) -> currencies.with(currency, netted(obligations)));
      return new Answer().with("currencies", currencies);
    }
    return netted(byCurrency.values().stream().findFirst().orElse(List.of()));
  }

  private static Answer netted(List<Obligation> obligations) {
    Netting netting = Netting.of(obligations);
    Answer net = new Answer();
    netting.net().forEach(net::with);
    return new Answer()
        .with("net", net)
        .with("gross", netting.gross())
        .with("bilateral", netting.bilateral())
        .with("multilateral", netting.multilateral())
        .with("efficiency", netting.efficiency(EFFICIENCY_DIGITS, RoundingMode.HALF_UP));
  }

  private static Answer route(Inputs in) {
    List<String> stops = in.texts("route");
    if (stops.isEmpty()) {
      throw new IllegalArgumentException("route must have at least 1 stop, had 0");
    }
    String home = in.has("home") ? in.text("home") : stops.getFirst();
    if (!stops.getFirst().equals(home)) {
      throw new IllegalArgumentException("route must begin at home " + home);
    }
    VoucherRoute token = VoucherRoute.home(home);
    List<String> denoms = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    for (String stop : stops.subList(1, stops.size())) {
      Hop hop = token.send(stop);
      token = hop.after();
      denoms.add(token.denom("denom"));
      actions.add(
          switch (hop.action()) {
            case ESCROW_AND_MINT -> "escrow at " + hop.from() + ", mint at " + hop.to();
            case BURN_AND_RELEASE -> "burn at " + hop.from() + ", release escrow at " + hop.to();
          });
    }
    return new Answer().withTexts("denoms", denoms).withTexts("actions", actions);
  }
}
