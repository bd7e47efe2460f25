#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "ingest/quantities/bounds.h"
#include "ingest/quantities/date.h"
#include "ingest/quantities/document_number.h"
#include "ingest/quantities/fused_number.h"
#include "ingest/quantities/listed_units.h"
#include "ingest/quantities/measure.h"
#include "ingest/quantities/numeral.h"
#include "ingest/quantities/place.h"
#include "ingest/quantities/quantity.h"
#include "ingest/quantities/range.h"
#include "ingest/quantities/roles.h"
#include "ingest/quantities/share.h"
#include "ingest/quantities/tables.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

/// Characters that may begin a quantity, as a set of the Basic Multilingual Plane.
class Beginnings {
 public:
  Beginnings() {
    for (char32_t c = 0x80; c < 0x10000; ++c) {
      if (HanDigit(c) >= 0 || HanPower(c) > 0) set_.set(c);
    }
    for (const char32_t c : {U'第', U'负', U'半', U'对', U'○', U'〔', U'【'}) set_.set(c);
  }
  bool Has(char32_t c) const { return c < 0x10000 && set_[c]; }

 private:
  std::bitset<0x10000> set_;
};

bool MayBegin(char32_t c) {
  static const Beginnings beginnings;
  return beginnings.Has(c);
}

class Scanner {
 public:
  Scanner(std::string_view text, const QuantityRecogniser::Tables& tables) : text_(text), tables_(tables) {}

  Quantities Scan() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) < 0x80) {
        if (!ScanAscii(c)) ++at_;
      } else {
        const text::CodePoint point = text::At(text_, at_);
        if (!MayBegin(point.value) || !ScanHan(point.value)) at_ += point.bytes;
      }
    }
    CutFusedNumbers(text_, tables_, found_);
    SetRoles(text_, tables_, found_.quantities);
    TakeUnitsOfLists(text_, found_.quantities);
    return std::move(found_);
  }

 private:
  bool ScanAscii(char c) {
    if (IsDigit(c)) return ScanDigits();
    if (c == '[' || c == '(') return ScanDocumentNumber();
    if (c == 'h' || c == 'w') return SkipAddress();
    if (c == '.') return IsDigitAt(text_, at_ + 1) && StartsFraction() && ScanNumber();
    return c == '-' && IsDigitAt(text_, at_ + 1) && IsSign() && ScanNumber();
  }

  /// .5 but not ...9.
  bool StartsFraction() const { return at_ == 0 || (!IsDigit(text_[at_ - 1]) && text_[at_ - 1] != '.'); }

  /// Digits in the address of a page count nothing.
  bool SkipAddress() {
    if (!IsAt(text_, at_, "http://") && !IsAt(text_, at_, "https://") && !IsAt(text_, at_, "www.")) return false;
    while (at_ < text_.size() && text_[at_] > ' ' && text_[at_] < 0x7F) ++at_;
    return true;
  }

  /// A minus stands at the start, behind a blank, behind punctuation or behind a word of growth (增速为-3.2%); between
  /// other words it is a hyphen.
  bool IsSign() const {
    if (at_ == 0) return true;
    return std::string_view(" ,(:|\n=;").find(text_[at_ - 1]) != std::string_view::npos ||
           tables_.before_minus.EndingAt(text_, at_) != nullptr;
  }

  bool ScanHan(char32_t c) {
    if (c == U'〔' || c == U'【') return ScanDocumentNumber();
    if (const Found word = tables_.no_numbers.StartingAt(text_, at_); word.entry != nullptr && SkipsWord(word)) {
      at_ = word.end;
      return true;
    }
    if (EndsNoNumber()) return false;
    if (c == U'第') return ScanOrdinal();
    if (auto share = ReadShare(text_, at_)) return PutWithSurroundings(std::move(*share));
    if (c == U'半' || c == U'对') return false;
    if (c != U'负' && ScanDate()) return true;
    return c != U'○' && ScanNumber();
  }

  /// 五一 and 十一 are days, 五一个 counts; 千万 alone is a figure of speech, 千万元 an amount.
  bool SkipsWord(const Found& word) const {
    if (!IsNumeral(word.entry->word)) return true;
    const std::uint32_t behind = SkipBlanks(text_, word.end);
    const char32_t next = CharacterAt(text_, behind);
    if (HanDigit(next) >= 0 || HanPower(next) > 0 || next == U'分' || next == U'又' || next == U'点') return false;
    return !tables_.units.StartingAt(text_, behind);
  }

  static bool IsNumeral(std::string_view word) {
    for (std::uint32_t i = 0; i < word.size(); i += text::At(word, i).bytes) {
      const char32_t c = CharacterAt(word, i);
      if (HanDigit(c) < 0 && HanPower(c) == 0) return false;
    }
    return true;
  }

  /// 统一, 进一步: the word has this numeral behind its first character.
  bool EndsNoNumber() const {
    for (std::uint32_t back = 3; back <= 6 && back <= at_ - Floor(); back += 3) {
      const Found word = tables_.no_numbers.StartingAt(text_, at_ - back);
      if (word.entry != nullptr && word.end > at_) return true;
    }
    return false;
  }

  bool ScanDocumentNumber() {
    auto number = ReadDocumentNumber(text_, at_, tables_.lead_ins);
    if (!number) return false;
    // What was taken for a quantity in front belongs to the issuer (一财发).
    auto& quantities = found_.quantities;
    while (!quantities.empty() && quantities.back().span.end > number->span.start) quantities.pop_back();
    Quantity quantity;
    quantity.span = number->span;
    quantity.number = {at_, number->span.end};
    quantity.year = number->year;
    quantity.role = Quantity::Role::kDocumentNumber;
    found_.document_numbers.push_back(std::move(*number));
    return Put(std::move(quantity));
  }

  bool ScanDigits() {
    if ((FollowsLetter() || !ScanDate()) && !ScanNumber()) at_ = SkipDigits(text_, at_);
    return true;
  }

  bool FollowsLetter() const {
    return at_ > 0 && (IsLetter(text_[at_ - 1]) || (text_[at_ - 1] == '-' && at_ > 1 && IsLetter(text_[at_ - 2])));
  }

  bool ScanDate() {
    const auto date = ReadDate(text_, at_);
    if (!date) return false;
    Quantity quantity;
    quantity.kind = QuantityKind::kDate;
    quantity.span = quantity.number = date->span;
    quantity.year = date->year;
    quantity.month = date->month;
    quantity.day = date->day;
    if (date->last_year) {
      quantity.lower = Decimal{*date->year, 0};
      quantity.upper = Decimal{*date->last_year, 0};
    }
    return Put(std::move(quantity));
  }

  /// 第二, 第十三; the word counted (届, 批) stays outside.
  bool ScanOrdinal() {
    const auto numeral = ReadNumeral(text_, SkipBlanks(text_, at_ + 3));
    if (!numeral || numeral->negative || numeral->value.scale > 0 || numeral->fraction) return false;
    Quantity quantity;
    quantity.kind = QuantityKind::kOrdinal;
    quantity.span = {at_, numeral->span.end};
    quantity.number = numeral->span;
    quantity.value = numeral->value;
    return Put(std::move(quantity));
  }

  bool ScanNumber() {
    const auto numeral = ReadNumeral(text_, at_, WhatBlankParts());
    if (!numeral) return false;
    const Measure measure = ReadMeasure(text_, *numeral, tables_);
    Quantity quantity;
    quantity.span = {at_, measure.end};
    quantity.number = numeral->span;
    quantity.kind = measure.kind;
    quantity.value = measure.value;
    quantity.unit = measure.unit;
    quantity.bound = measure.bound;
    if (const auto range = ReadRange(text_, *numeral, measure, tables_)) {
      quantity.kind = QuantityKind::kRange;
      quantity.value.reset();
      quantity.lower = range->lower;
      quantity.upper = range->upper;
      quantity.unit = range->unit;
      quantity.number.end = range->number_end;
      quantity.span.end = range->end;
    }
    return PutWithSurroundings(std::move(quantity));
  }

  BlankParts WhatBlankParts() const {
    const std::uint32_t end = SkipDigits(text_, at_);
    const bool group = end - at_ <= 3 && IsAt(text_, end, " ") && tables_.IsMoneyCueBefore(text_, at_);
    return group ? BlankParts::kGroups : BlankParts::kNumbers;
  }

  /// Where the quantity found last ends.
  std::uint32_t Floor() const { return found_.quantities.empty() ? 0 : found_.quantities.back().span.end; }

  bool PutWithSurroundings(Quantity&& quantity) {
    TakeSurroundings(text_, Floor(), tables_, quantity);
    return Put(std::move(quantity));
  }

  bool Put(Quantity&& quantity) {
    at_ = quantity.span.end;
    found_.quantities.push_back(std::move(quantity));
    return true;
  }

  std::string_view text_;
  const QuantityRecogniser::Tables& tables_;
  std::uint32_t at_ = 0;
  Quantities found_;
};

}  // namespace

Quantities QuantityRecogniser::Recognise(std::string_view text) const { return Scanner(text, *tables_).Scan(); }

}  // namespace jitu::ingest
