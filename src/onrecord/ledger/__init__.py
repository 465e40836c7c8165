"""Records of many documents → what stands, changed, contradicts, was pledged. Pure: lists in, lists out."""
