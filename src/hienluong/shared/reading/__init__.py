"""Reading aloud: Vietnamese text in words that a voice can say, and the voice of the house."""
