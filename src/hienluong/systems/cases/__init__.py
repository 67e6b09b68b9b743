"""Cases from filing to returned result."""
