#include "ingest/outline/sentences.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "ingest/readers/list_mark.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestPair = 400;  ///< bytes; a bracket open for longer has lost its partner
/// Bytes; nobody writes a longer one. Rules look back and forth within a sentence, so its length bounds their time.
constexpr std::size_t kLongestSentence = 6000;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::uint32_t Place(std::size_t at) { return static_cast<std::uint32_t>(at); }

struct Pair {
  char32_t opener, closer;
};
constexpr std::array<Pair, 5> kPairs{{{U'《', U'》'}, {U'“', U'”'}, {U'(', U')'}, {U'〔', U'〕'}, {U'【', U'】'}}};

/// Index into kPairs of the pair that this character opens; kPairs.size() if none.
std::size_t PairOf(char32_t opener) {
  std::size_t pair = 0;
  while (pair < kPairs.size() && kPairs[pair].opener != opener) ++pair;
  return pair;
}

class Cutter {
 public:
  explicit Cutter(std::string_view block) : block_(block) {}

  std::vector<SentenceCut> Cut() {
    std::size_t i = 0;
    while (i < block_.size()) {
      if (IsPlainHan(i)) {
        i += 3;
        continue;
      }
      const text::CodePoint point = text::At(block_, i);
      if (const std::size_t pair = PairOf(point.value); pair < kPairs.size()) {
        i = AfterPair(i + point.bytes, pair);
        continue;
      }
      if (EndsHere(point.value, i)) {
        i = EndSentence(i, point.bytes);
        continue;
      }
      const bool too_long = i - start_ > kLongestSentence && (point.value == ',' || point.value == ' ');
      if (too_long || (point.value == ',' && GoesOnWithWord(i))) {
        i = EndSentence(i, 1);
        continue;
      }
      if (point.value == ' ' && GoesOnWithList(i)) {
        i = EndSentence(i, 1);
        continue;
      }
      i += point.bytes;
    }
    Add(start_, block_.size());
    return std::move(cuts_);
  }

 private:
  /// Most of the text: a Chinese character (U+4000 to U+9FFF), which never ends or opens anything.
  bool IsPlainHan(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(block_[at]);
    return byte >= 0xE4 && byte <= 0xE9 && at + 3 <= block_.size();
  }

  /// Behind the closing mark, or just behind the opener where none follows soon. No stretch is searched twice for the
  /// same mark without being skipped, so the whole stays linear.
  std::size_t AfterPair(std::size_t inside, std::size_t pair) {
    if (inside < lost_until_[pair]) return inside;
    int depth = 1;
    const std::size_t limit = std::min(block_.size(), inside + kLongestPair);
    for (std::size_t i = inside; i < limit;) {
      const text::CodePoint point = text::At(block_, i);
      if (point.value == kPairs[pair].opener) ++depth;
      if (point.value == kPairs[pair].closer && --depth == 0) return i + point.bytes;
      i += point.bytes;
    }
    lost_until_[pair] = limit;
    return inside;
  }

  bool EndsHere(char32_t c, std::size_t at) const {
    if (c == U'。' || c == U'!' || c == U'?' || c == U';' || c == U'！' || c == U'？' || c == U'；') return true;
    return c == '.' && !BelongsToMark(at) && IsFullStop(at);
  }

  /// 一.基本情况, 2.完成…: the point is part of the mark in front.
  bool BelongsToMark(std::size_t at) const {
    std::size_t start = start_;
    while (start < at && block_[start] == ' ') ++start;
    if (at - start > 12) return false;
    const auto mark = ParseListMark(block_.substr(start, 64));
    return mark && start + mark->bytes > at;
  }

  /// A point that ends a sentence: behind Chinese, a closing mark, a unit or a number that stands at the end; not in
  /// 3.5, not behind the ordinal of an item, not in AES100.2 or www.gov.cn.
  bool IsFullStop(std::size_t at) const {
    if (at == start_) return false;
    const char32_t before = text::Before(block_, at).value;
    const bool last = at + 1 == block_.size();
    if (before == '.') return last;
    const char next = last ? ' ' : block_[at + 1];
    if (next == '.') return false;
    if (text::IsHan(before) || before == U'%' || before == U')' || before == U'”' || before == U'》') return true;
    if (before < 0x80 && IsDigit(static_cast<char>(before))) {
      return (last || !IsDigit(next)) && at - start_ > 6 && !IsLetter(next) && !IsOrdinalBefore(at);
    }
    if (before < 0x80 && IsLetter(static_cast<char>(before))) {
      return last || static_cast<unsigned char>(next) >= 0x80;
    }
    return false;
  }

  /// 情况如下 1.完成…: digits behind a blank, a colon or a comma are an item's ordinal.
  bool IsOrdinalBefore(std::size_t at) const {
    std::size_t digits = at;
    while (digits > start_ && IsDigit(block_[digits - 1])) --digits;
    if (at - digits > 2 || digits == start_) return false;
    const char before = block_[digits - 1];
    return before == ' ' || before == ':' || before == ',' || before == ';';
  }

  /// The ordinal of this kind of mark in front of the sentence at hand, else of the last sentence that had one.
  int LastOrdinal(MarkKind kind) const {
    std::size_t start = start_;
    while (start < block_.size() && block_[start] == ' ') ++start;
    const auto own = ParseListMark(block_.substr(start, 64));
    if (own && own->kind == kind) return own->ordinal;
    return kind == MarkKind::kWord ? last_word_ : last_number_;
  }

  bool GoesOn(std::size_t at, MarkKind kind) const {
    const auto next = ParseListMark(block_.substr(at + 1, 64));
    if (!next || next->kind != kind) return false;
    const int last = LastOrdinal(kind);
    return last > 0 && next->ordinal == last + 1;
  }

  /// 一是…,二是…: the next item of the list that this sentence belongs to.
  bool GoesOnWithWord(std::size_t at) const { return GoesOn(at, MarkKind::kWord); }

  /// A blank in the middle of a block, and behind it the next number of the list that this sentence belongs to.
  bool GoesOnWithList(std::size_t at) const {
    return at + 1 < block_.size() && IsDigit(block_[at + 1]) && GoesOn(at, MarkKind::kNumber);
  }

  std::size_t EndSentence(std::size_t at, std::size_t bytes) {
    Add(start_, at);
    std::size_t next = at + bytes;
    // 。。 and 。” end one sentence.
    while (next < block_.size()) {
      const text::CodePoint point = text::At(block_, next);
      if (point.value != U'。' && point.value != ' ' && point.value != U'”' && point.value != ')') break;
      next += point.bytes;
    }
    start_ = next;
    return next;
  }

  void Add(std::size_t from, std::size_t to) {
    while (from < to && block_[from] == ' ') ++from;
    while (to > from && block_[to - 1] == ' ') --to;
    if (from == to) return;
    SentenceCut cut{{Place(from), Place(from)}, {Place(from), Place(to)}};
    if (const auto mark = ParseListMark(block_.substr(from, to - from)); mark && mark->skip < to - from) {
      cut.mark.end = Place(from + mark->bytes);
      cut.span.start = Place(from + mark->skip);
      if (mark->kind == MarkKind::kNumber) last_number_ = mark->ordinal;
      if (mark->kind == MarkKind::kWord) last_word_ = mark->ordinal;
    }
    cuts_.push_back(cut);
  }

  std::string_view block_;
  std::size_t start_ = 0;
  std::array<std::size_t, kPairs.size()> lost_until_{};
  int last_number_ = 0;
  int last_word_ = 0;
  std::vector<SentenceCut> cuts_;
};

}  // namespace

std::vector<SentenceCut> CutSentences(std::string_view block) { return Cutter(block).Cut(); }

}  // namespace jitu::ingest
