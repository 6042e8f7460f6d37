package io.counterpool.pool.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims about the ledger and what must agree with it. */
final class BookClaims {

  private BookClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    return List.of(
        new SqlInvariant(
            jdbc,
            "INV-1",
            "the balances of each asset sum to zero",
            """
            select asset, sum(amount) as sum
              from balance where pool_id = :pool
             group by asset having sum(amount) <> 0
            """),
        new SqlInvariant(
            jdbc,
            "INV-1",
            "each balance is the sum of its ledger entries",
            """
            select ledger_account, asset, b.amount as balance, e.amount as entries
              from (select ledger_account, asset, amount
                      from balance where pool_id = :pool) b
              full join (select ledger_account, asset, sum(amount) as amount
                           from ledger_entry where pool_id = :pool
                          group by ledger_account, asset) e
             using (ledger_account, asset)
             where coalesce(b.amount, 0) <> coalesce(e.amount, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-1",
            "pending deposits are the funded deposits that wait",
            """
            select id, b.amount as balance, r.amount as waiting
              from (select substring(ledger_account from 17) as id, sum(amount) as amount
                      from balance
                     where pool_id = :pool and ledger_account like 'pending:deposit:%'
                     group by 1) b
              full join (select id::text as id, sum(remaining) as amount
                           from request where pool_id = :pool and kind = 'DEPOSIT'
                          group by 1) r
             using (id)
             where coalesce(b.amount, 0) <> coalesce(r.amount, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-1",
            "pending payouts are the payouts that are open",
            """
            select id, asset, b.amount as balance, p.amount as open
              from (select substring(ledger_account from 16) as id, asset, sum(amount) as amount
                      from balance
                     where pool_id = :pool and ledger_account like 'pending:payout:%'
                     group by 1, 2) b
              full join (select id::text as id, asset, sum(amount) as amount
                           from payout where pool_id = :pool
                          group by 1, 2) p
             using (id, asset)
             where coalesce(b.amount, 0) <> coalesce(p.amount, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-13",
            "settlement money moves in whole units",
            """
            select t.sequence, t.asset, t.amount
              from transfer t
              join pool p using (pool_id)
             where t.pool_id = :pool
               and t.asset = p.content::json ->> 'settlementAsset'
               and t.amount <> trunc(t.amount, 6)
            """),
        new SqlInvariant(
            jdbc,
            "INV-9",
            "an external reference has moved money at most once",
            """
            select i.body::json ->> 'externalReference' as external_reference, count(*) as times
              from command_taken t
              join command_outcome o using (pool_id, sequence)
              join intake i using (pool_id, lane, lane_seq)
             where t.pool_id = :pool
               and i.kind = 'CUSTODY_CONFIRMATION' and o.state = 'EXECUTED'
             group by 1 having count(*) > 1
            """),
        new SqlInvariant(
            jdbc,
            "INV-9",
            "what a command moved belongs to a command that was executed",
            """
            select t.sequence, t.cause, t.kind, o.state
              from (select pool_id, sequence, cause, kind,
                           split_part(split_part(cause, ':', 2), '/', 1)::bigint as command,
                           coalesce(nullif(split_part(cause, '/', 2), ''), '0')::int as line
                      from transfer
                     where pool_id = :pool
                       and (cause like 'command:%' or cause like 'order:%')) t
              left join command_outcome o
                on o.pool_id = t.pool_id and o.sequence = t.command and o.line = t.line
             where o.state is distinct from 'EXECUTED'
            """));
  }
}
