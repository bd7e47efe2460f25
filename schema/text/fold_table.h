/// What each code point becomes in reading form, one code point at a time. For the inside of this room.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace jitu::text {

/// Pages of 256 code points, made when first asked for and kept. Thread-safe.
class FoldTable {
 public:
  static const FoldTable& Instance();

  enum class Kind : std::uint8_t {
    kKeep,
    kReplace,         ///< by Replacement(), which may be empty
    kCarriageReturn,  ///< a line feed, or nothing before one
    kExponent,        ///< ² ³: a plain digit after a unit of length (km²), else kept, as 10² is not 102
  };
  struct Entry {
    Kind kind = Kind::kKeep;
    std::uint8_t length = 0;   ///< of the replacement in bytes
    std::uint16_t offset = 0;  ///< of the replacement in the page's pool
  };

  Entry Of(char32_t code_point) const { return PageOf(code_point).entries[code_point & 0xFF]; }
  std::string_view Replacement(char32_t code_point, Entry entry) const {
    return std::string_view(PageOf(code_point).pool).substr(entry.offset, entry.length);
  }

 private:
  struct Page {
    std::array<Entry, 256> entries;
    std::string pool;
  };
  const Page& PageOf(char32_t code_point) const {
    const Page* page = pages_[code_point >> 8].load(std::memory_order_acquire);
    return page != nullptr ? *page : MakePage(code_point >> 8);
  }
  const Page& MakePage(std::uint32_t number) const;

  mutable std::array<std::atomic<const Page*>, 0x1100> pages_{};
};

}  // namespace jitu::text
