#include "schema/text/source_map.h"

#include <algorithm>

namespace jitu::text {

SourceMap SourceMap::Identity(std::uint32_t size) {
  SourceMap map;
  map.AppendCopied({0, size});
  return map;
}

void SourceMap::AppendCopied(ByteSpan source) {
  if (source.empty()) return;
  const bool follows = !pieces_.empty() && pieces_.back().copied && pieces_.back().source.end == source.start;
  if (follows) {
    pieces_.back().source.end = source.end;
  } else {
    pieces_.push_back({derived_size_, source, true});
  }
  derived_size_ += source.length();
}

void SourceMap::AppendReplaced(std::uint32_t derived, ByteSpan source) {
  if (derived == 0) return;
  pieces_.push_back({derived_size_, source, false});
  derived_size_ += derived;
}

std::size_t SourceMap::PieceAt(std::uint32_t derived) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), derived,
                                      [](std::uint32_t at, const Piece& piece) { return at < piece.derived_start; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::uint32_t SourceMap::DerivedEnd(std::size_t piece) const {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].derived_start : derived_size_;
}

ByteSpan SourceMap::SourceOf(std::size_t piece, ByteSpan derived) const {
  const Piece& found = pieces_[piece];
  if (!found.copied) return found.source;
  const std::uint32_t from = std::max(derived.start, found.derived_start) - found.derived_start;
  const std::uint32_t to = std::min(derived.end, DerivedEnd(piece)) - found.derived_start;
  return {found.source.start + from, found.source.start + to};
}

ByteSpan SourceMap::ToSource(ByteSpan derived) const {
  if (pieces_.empty()) return {0, 0};
  const std::uint32_t end = std::min(derived.end, derived_size_);
  const std::uint32_t start = std::min(derived.start, end);
  if (start == derived_size_) return {pieces_.back().source.end, pieces_.back().source.end};
  const std::size_t first = PieceAt(start);
  if (start == end) {
    const std::uint32_t at = SourceOf(first, {start, start}).start;
    return {at, at};
  }
  const ByteSpan head = SourceOf(first, {start, end});
  const ByteSpan tail = SourceOf(PieceAt(end - 1), {start, end});
  return {std::min(head.start, tail.start), std::max(head.end, tail.end)};
}

SourceMap SourceMap::After(const SourceMap& inner) const {
  SourceMap composed;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (!piece.copied) {
      composed.AppendReplaced(DerivedEnd(i) - piece.derived_start, inner.ToSourceOfReplaced(piece.source));
    } else {
      composed.AppendThrough(inner, piece.source);
    }
  }
  return composed;
}

/// What was put into the middle of a replaced piece belongs to all of it, or a stretch that ends there would lose the
/// part of the piece before.
ByteSpan SourceMap::ToSourceOfReplaced(ByteSpan derived) const {
  if (derived.empty() && derived.start < derived_size_) {
    const Piece& piece = pieces_[PieceAt(derived.start)];
    if (!piece.copied && piece.derived_start < derived.start) return piece.source;
  }
  return ToSource(derived);
}

void SourceMap::AppendThrough(const SourceMap& inner, ByteSpan middle) {
  const std::uint32_t end = std::min(middle.end, inner.derived_size_);
  if (middle.start < end) {
    for (std::size_t i = inner.PieceAt(middle.start); i < inner.pieces_.size(); ++i) {
      const Piece& piece = inner.pieces_[i];
      if (piece.derived_start >= end) break;
      const std::uint32_t from = std::max(piece.derived_start, middle.start);
      const std::uint32_t to = std::min(inner.DerivedEnd(i), end);
      if (piece.copied) {
        AppendCopied(inner.SourceOf(i, {from, to}));
      } else {
        AppendReplaced(to - from, piece.source);
      }
    }
  }
  const std::uint32_t beyond = middle.end - std::max(middle.start, end);
  if (middle.end > end) AppendReplaced(beyond, inner.ToSource({inner.derived_size_, inner.derived_size_}));
}

}  // namespace jitu::text
