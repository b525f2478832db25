"""What scanners say of stretches of a document, brought to the blocks that stand in them."""

from __future__ import annotations

from bisect import bisect_left

from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licensecheck.articles.blocks import Block
    from licensecheck.articles.markdown.masks import Mask


def unmask(mask: Mask, blocks: Sequence[Block | None]) -> None:
    """Bring what the scanners found to the blocks, and take addresses out of the templates around them."""
    from licensecheck.articles.markdown.components import resolved

    mark(mask, blocks)
    for picture in (p for b in blocks if b is not None for p in b.pictures):
        picture.address = resolved(picture.address)


def mark(mask: Mask, blocks: Sequence[Block | None]) -> None:
    """Give the blocks of each region its role, figure and credit, inner regions first, and those above a list of attributes its role."""
    held = [block for block in blocks if block is not None]
    starts = [block.start for block in held]
    for region in sorted(mask.regions, key=lambda r: r.end - r.start):
        for block in held[bisect_left(starts, region.start) : bisect_left(starts, region.end)]:
            if block.figure is None:
                block.figure = region.figure
            if region.role and not block.role and not block.pictures:
                block.role = region.role
            for picture in block.pictures if region.credit is not None else ():
                picture.credit = picture.credit or region.credit
    for region in mask.roles:
        at = bisect_left(starts, region.start) - 1
        if at >= 0 and not held[at].role and not held[at].pictures:
            between = mask.masked[held[at].end : region.start]
            if not between.strip() and between.count("\n") < 2:
                held[at].role = region.role
