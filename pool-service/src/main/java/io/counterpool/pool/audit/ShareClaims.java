package io.counterpool.pool.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims about tranches, holdings and strikes. A strike whose redemptions left no share of a
 * tranche starts it anew, at 1 or dearer: what was minted then is all that is there, and no price
 * from before compares.
 */
final class ShareClaims {

  private ShareClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    return List.of(
        new SqlInvariant(
            jdbc,
            "INV-3",
            "the supply of each tranche is held by providers, and was minted less burned",
            """
            select tranche, s.supply, h.shares as held, m.shares as moved
              from (select tranche, supply from tranche_state
                     where pool_id = :pool) s
              full join (select tranche, sum(shares) as shares
                           from holding where pool_id = :pool group by tranche) h using (tranche)
              full join (select tranche, sum(shares) as shares
                           from share_movement where pool_id = :pool group by tranche) m
             using (tranche)
             where coalesce(s.supply, 0) <> coalesce(h.shares, 0)
                or coalesce(s.supply, 0) <> coalesce(m.shares, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-3",
            "each holding is the sum of its movements",
            """
            select provider, tranche, h.shares, m.shares as moved
              from (select provider, tranche, shares from holding where pool_id = :pool) h
              full join (select provider, tranche, sum(shares) as shares
                           from share_movement where pool_id = :pool
                          group by provider, tranche) m
             using (provider, tranche)
             where coalesce(h.shares, 0) <> coalesce(m.shares, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-3",
            "whoever leaves takes no more than those who stay have",
            """
            select s.sequence, s.tranche, s.shares, s.assets, t."sharePrice"
              from share_movement s
              join epoch e on e.pool_id = s.pool_id and e.number = s.epoch
              join valuation v on v.pool_id = s.pool_id and v.round = e.round,
                   json_to_recordset(v.tranches::json)
                     as t(tranche text, supply numeric, "sharePrice" numeric),
                   json_to_recordset(e.strikes::json)
                     as k(tranche text, "sharesMinted" numeric)
             where s.pool_id = :pool and t.tranche = s.tranche and k.tranche = s.tranche
               and s.shares < 0 and t.supply <> k."sharesMinted"
               -- the price shown is of a value rounded down to six digits
               and -s.assets > -s.shares * (t."sharePrice" + 0.000001 / (t.supply + 0.000001))
                               + 0.000002
            """),
        new SqlInvariant(
            jdbc,
            "INV-3",
            "a strike sells shares for no less than it buys them",
            """
            select e.number, s.tranche, s."depositPrice", s."redemptionPrice"
              from epoch e
              join valuation v on v.pool_id = e.pool_id and v.round = e.round,
                   json_to_recordset(v.tranches::json) as t(tranche text, supply numeric),
                   json_to_recordset(e.strikes::json)
                     as s(tranche text, "depositPrice" numeric, "redemptionPrice" numeric,
                          "sharesMinted" numeric)
             where e.pool_id = :pool and t.tranche = s.tranche
               and t.supply <> s."sharesMinted" and s."depositPrice" < s."redemptionPrice"
            """),
        new SqlInvariant(
            jdbc,
            "INV-13",
            "shares round against whoever moves them, by less than a unit",
            """
            select sequence, tranche, shares, assets, price from share_movement
             where pool_id = :pool
               and case when shares > 0
                     then shares * price > assets
                       or (shares + 0.000000000001) * (price + 0.000000000000000001) < assets
                     else -assets > -shares * (price + 0.000000000000000001)
                       or -assets + 0.000001 < -shares * price end
            """),
        new SqlInvariant(
            jdbc,
            "INV-3",
            "locked shares are the redemptions that wait",
            """
            select provider, tranche, h.locked, r.shares as waiting
              from (select provider, tranche, locked from holding
                     where pool_id = :pool and locked <> 0) h
              full join (select owner as provider, tranche, sum(remaining) as shares
                           from request where pool_id = :pool and kind = 'REDEMPTION'
                          group by owner, tranche) r
             using (provider, tranche)
             where coalesce(h.locked, 0) <> coalesce(r.shares, 0)
            """));
  }
}
