package io.counterpool.margin.portfolio;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Stored copies by account, for the other features. */
@Service
public class Portfolios {

  private final PortfolioStore store;

  Portfolios(PortfolioStore store) {
    this.store = store;
  }

  /** The copy of an account and the pool that it belongs to. */
  public Optional<OwnedPortfolio> find(AccountId account) {
    return store.find(account);
  }
}
