/// The mark in front of a heading or a list item, in all the forms that reports use.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jitu::ingest {

enum class MarkKind : std::uint8_t {
  kPart,           ///< 第一部分, 第二章, 项目一:
  kHan,            ///< 一、
  kHanBracket,     ///< (一), and 一) where the left bracket is lost
  kNumber,         ///< 1. 1、
  kNumberBracket,  ///< (1) 1)
  kCircled,        ///< ①
  kWord,           ///< 一是, 首先: begins a sentence, never a heading
  kLost,           ///< 、at the start of a line: the ordinal is lost
  kBullet,         ///< ● ◆ ■ · and the like
};

struct ListMark {
  MarkKind kind = MarkKind::kBullet;
  int ordinal = 0;          ///< 0 where there is none
  std::uint32_t bytes = 0;  ///< of the mark as written
  std::uint32_t skip = 0;   ///< of the mark and the blanks after it
};

/// The mark at the start of a line or a sentence (in reading form, without leading blanks); nothing if there is none.
std::optional<ListMark> ParseListMark(std::string_view line);

}  // namespace jitu::ingest
