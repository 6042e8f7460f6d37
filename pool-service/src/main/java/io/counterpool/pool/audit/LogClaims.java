package io.counterpool.pool.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims about sequences, commands and their outcomes. */
final class LogClaims {

  private LogClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    List<Invariant> claims = new ArrayList<>();
    claims.add(dense(jdbc, "commands", "command_taken", "sequence", "s.command_sequence"));
    claims.add(dense(jdbc, "transfers", "transfer", "sequence", "s.transfer_sequence"));
    claims.add(dense(jdbc, "fills", "fill", "sequence", "s.fill_sequence"));
    claims.add(dense(jdbc, "events", "event", "sequence", "s.event_sequence"));
    claims.add(dense(jdbc, "liquidations", "liquidation", "sequence", "s.liquidation_sequence"));
    claims.add(
        dense(jdbc, "share movements", "share_movement", "sequence", "s.share_movement_sequence"));
    claims.add(dense(jdbc, "epochs", "epoch", "number", "s.epoch_number"));
    claims.add(dense(jdbc, "rounds", "round_done", "round", "s.last_round"));
    claims.add(dense(jdbc, "valuations", "valuation", "round", "s.last_round"));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the steps of the log are dense, and each takes commands in or runs one round",
            """
            select min(step) as first, max(step) as last, count(*) as steps
              from (select distinct step from command_taken where pool_id = :pool
                    union all
                    select step from round_done where pool_id = :pool) log
            having count(*) <> coalesce(max(step), 0) or min(step) <> 1
            """));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the ledger's blocks hold each transfer once, in order",
            """
            select block, first_transfer, last_transfer, before
              from (select block, first_transfer, last_transfer,
                           lag(last_transfer, 1, 0::bigint) over (order by block) as before,
                           lag(block, 1, 0::bigint) over (order by block) as block_before
                      from ledger_block where pool_id = :pool) chain
             where first_transfer <> before + 1 or block <> block_before + 1
            """));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-8",
            "every outcome is of a line of a command that was taken",
            """
            select o.sequence, o.line, o.state
              from command_outcome o
              left join command_taken t using (pool_id, sequence)
              left join intake i using (pool_id, lane, lane_seq)
             where o.pool_id = :pool and (i.orders is null or o.line >= i.orders)
            """));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-8",
            "every command has an outcome for each line, or waits",
            """
            select t.sequence, i.kind, count(o.line) as outcomes, i.orders
              from command_taken t
              join intake i using (pool_id, lane, lane_seq)
              left join command_outcome o on o.pool_id = t.pool_id and o.sequence = t.sequence
              left join request r on r.pool_id = t.pool_id and r.sequence = t.sequence
             where t.pool_id = :pool
             group by t.sequence, i.kind, i.orders, r.sequence
            having count(o.line) < i.orders
                   and (i.kind in ('CUSTODY_CONFIRMATION', 'TREASURY_PAYOUT')
                        or i.kind = 'REDEMPTION' and r.sequence is null)
                or count(o.line) > 0 and r.sequence is not null
            """));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-9",
            "an order line fills at most once, and only if it was executed",
            """
            select f.command, f.line, count(*) as fills, min(o.state) as state
              from fill f
              left join command_outcome o
                on o.pool_id = f.pool_id and o.sequence = f.command and o.line = f.line
             where f.pool_id = :pool and f.command > 0
             group by f.command, f.line
            having count(*) > 1 or min(o.state) is distinct from 'EXECUTED'
            """));
    claims.add(
        new SqlInvariant(
            jdbc,
            "INV-14",
            "every fill has a receipt",
            """
            select first_sequence, last_sequence, before
              from (select first_sequence, last_sequence,
                           lag(last_sequence, 1, 0::bigint)
                             over (order by first_sequence) as before
                      from receipt_block where pool_id = :pool) blocks
             where first_sequence <> before + 1
            union all
            select s.fill_sequence, coalesce(max(b.last_sequence), 0), null
              from pool_state s left join receipt_block b using (pool_id)
             where s.pool_id = :pool
             group by s.fill_sequence
            having s.fill_sequence <> coalesce(max(b.last_sequence), 0)
            """));
    return List.copyOf(claims);
  }

  private static Invariant dense(
      JdbcClient jdbc, String what, String table, String sequence, String last) {
    return new SqlInvariant(
        jdbc,
        "INV-8",
        "the " + what + " are numbered from 1 without a gap",
        """
        select count(t.%2$s) as rows, min(t.%2$s) as first, max(t.%2$s) as last,
               %3$s as "lastGivenOut"
          from pool_state s left join %1$s t using (pool_id)
         where s.pool_id = :pool
         group by %3$s
        having count(t.%2$s) <> %3$s
            or coalesce(max(t.%2$s), 0) <> %3$s
            or coalesce(min(t.%2$s), 1) <> 1
        """
            .formatted(table, sequence, last));
  }
}
