"""One module for each thing that is measured; `registry` names them."""
