/// Which spending item a text speaks of by words that stand in that item's name and in no other's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/statements/facts.h"
#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// 雷达 of 雷达及通信设备更新, 静态展区 of 博览会静态展区搭建. Words that names are made of everywhere (建设, 设备) are
/// nobody's own; what a part shares with its whole is the whole's. Time linear in the names and in the text.
class OwnWords {
 public:
  /// `common`: the words that are nobody's.
  OwnWords(const std::vector<SpendingFact>& spending, const WordSet& common);

  /// The item of whose own words the text says most, and at least half; empty if it says of none, or of two alike.
  std::string ItemOf(std::string_view text) const;
  /// 改造农村户厕 of 农村厕所改造: the one item nearly all of whose characters, its own ones too, stand in the text in
  /// any order; empty if there is none, or another comes near.
  std::string InOtherOrder(std::string_view text) const;
  /// The part of `whole` that the text speaks of if it speaks of the whole: the words that a name begins with are
  /// enough.
  std::string PartOf(std::string_view whole, std::string_view text) const;

 private:
  /// Two characters, side by side in a name.
  struct Pair {
    std::size_t item = 0;
    bool opens = false;  ///< a stretch of the name between common words begins with them
    bool own = true;     ///< they stand in no other name
  };
  struct Said {
    std::size_t all = 0, longest = 0;  ///< characters in all, and in the longest piece
    bool opens = false;
  };
  /// A stretch of a name in the text, as far as it has been read.
  struct Run {
    std::size_t end = 0, length = 0;
    bool opens = false, own = false;
  };

  void AddName(std::size_t item, const WordSet& common);
  void AddPair(std::uint64_t pair, Pair of);
  static void Count(const Run& run, Said& of);
  std::map<std::size_t, Said> SaidIn(std::string_view text) const;
  template <class Telling>
  std::string MostSaid(const std::map<std::size_t, Said>& said, const Telling& telling) const;

  std::vector<std::string> items_;    ///< those that are parts behind those that are none
  std::vector<std::string> wholes_;   ///< what each is part of; empty if of nothing
  std::vector<std::size_t> lengths_;  ///< characters that are in no common word
  std::vector<std::u32string> own_;   ///< those characters
  std::unordered_map<std::uint64_t, std::vector<Pair>> pairs_;
};

}  // namespace jitu::ingest
