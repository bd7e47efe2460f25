/// Leads from a place in a text that was cleaned or normalised back to the text it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/span.h"

namespace jitu::text {

/// A piecewise linear map from byte offsets of a derived text to byte offsets of its source. Pieces are either copied
/// (one byte for one byte) or replaced (any number for any number, mapped as a whole). Maps compose.
class SourceMap {
 public:
  /// The identity over a text of that size.
  static SourceMap Identity(std::uint32_t size);

  /// Called in the order of the derived text, which grows by `derived` bytes that stand for `source`. What was left out
  /// needs no call; what was put in without a source gets an empty one at the place where it was put.
  void AppendCopied(ByteSpan source);
  void AppendReplaced(std::uint32_t derived, ByteSpan source);

  /// The smallest stretch of the source that produced this stretch of the derived text. An empty stretch gives an empty
  /// one. O(log pieces).
  ByteSpan ToSource(ByteSpan derived) const;

  /// This map after `inner`: from this map's derived text to inner's source.
  SourceMap After(const SourceMap& inner) const;

  std::uint32_t derived_size() const { return derived_size_; }

 private:
  struct Piece {
    std::uint32_t derived_start;
    ByteSpan source;
    bool copied;
  };
  std::size_t PieceAt(std::uint32_t derived) const;  ///< there must be one: 0 <= derived < derived_size()
  std::uint32_t DerivedEnd(std::size_t piece) const;
  ByteSpan SourceOf(std::size_t piece, ByteSpan derived) const;
  ByteSpan ToSourceOfReplaced(ByteSpan derived) const;
  void AppendThrough(const SourceMap& inner, ByteSpan middle);

  std::vector<Piece> pieces_;
  std::uint32_t derived_size_ = 0;
};

struct MappedText {
  std::string text;
  SourceMap map;  ///< from `text` to what it was made of
};

}  // namespace jitu::text
