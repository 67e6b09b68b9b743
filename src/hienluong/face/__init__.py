"""What every page shares: layout, components, tokens, error pages. Holds no business."""
