"""Living figures that open the rows behind them."""
