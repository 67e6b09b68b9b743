"""From the data files of the sample province to rows. Each loader adds what is missing, changes nothing."""
