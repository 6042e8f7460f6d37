package io.counterpool.pool.audit;

import java.util.List;
import java.util.Map;

/** One checkable claim about the stored rows of a pool. */
interface Invariant {

  /** The invariant it belongs to, INV-1 to INV-15. */
  String id();

  /** What must hold, one sentence. */
  String claim();

  /**
   * What speaks against the claim, as figures by name; empty if it holds. Bounded: the first few
   * findings are enough.
   */
  List<Map<String, String>> findings(String pool);
}
