package io.counterpool.models.margin;

import io.counterpool.models.options.OptionType;
import java.util.List;

/**
 * Options of several expiries as columns: one row a position, those of expiry {@code e} in rows
 * {@code start[e] … start[e + 1] − 1}.
 */
@SuppressWarnings("ArrayRecordComponent") // Columns of one calculation.
record HoldingColumns(int[] start, double[] strike, double[] volatility, ScenarioBook book) {

  static HoldingColumns of(List<ExpiryPositions> expiries) {
    int[] start = new int[expiries.size() + 1];
    double[] years = new double[expiries.size()];
    double[] discount = new double[expiries.size()];
    for (int e = 0; e < expiries.size(); e++) {
      start[e + 1] = start[e] + expiries.get(e).options().size();
      years[e] = expiries.get(e).years();
      discount[e] = expiries.get(e).discount();
    }
    int n = start[expiries.size()];
    double[] strike = new double[n];
    double[] volatility = new double[n];
    double[] calls = new double[n];
    double[] puts = new double[n];
    int row = 0;
    for (ExpiryPositions expiry : expiries) {
      for (OptionPosition option : expiry.options()) {
        strike[row] = option.strike();
        volatility[row] = option.volatility();
        (option.type() == OptionType.CALL ? calls : puts)[row] = option.amount();
        row++;
      }
    }
    return new HoldingColumns(
        start, strike, volatility, new ScenarioBook(start, years, discount, strike, calls, puts));
  }
}
