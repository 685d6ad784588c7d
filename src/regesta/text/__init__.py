"""Words and normal forms that keep their offsets."""
