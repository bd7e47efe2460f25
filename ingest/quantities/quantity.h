/// Numbers, money, percentages, measures, ordinals, ranges and dates in a text, read exactly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/span.h"
#include "schema/model/catalog.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {

enum class QuantityKind { kNumber, kPercent, kMoney, kMeasure, kOrdinal, kRange, kDate };
enum class Bound { kExact, kAtLeast, kAtMost, kAbout };

struct Quantity {
  ByteSpan span;    ///< number with its unit, sign and bound words (1000余万元, 不低于85%, ≥60个)
  ByteSpan number;  ///< the digits alone
  QuantityKind kind = QuantityKind::kNumber;
  std::optional<text::Decimal> value;         ///< in `unit`; money in yuan
  std::optional<text::Decimal> lower, upper;  ///< of a range; an open side is empty
  std::string unit;  ///< contract section 3: "yuan", "percent", "square_metre", 家 ...; empty: none written
  Bound bound = Bound::kExact;
  std::optional<int> year, month, day;  ///< of a date
  /// Why it is no value of anything: part of a name, code, date, document number, ordinal or a threshold inside a
  /// counted noun (5千万以上项目8个: 5千万). Values carry nothing here.
  enum class Role { kValue, kThreshold, kNamePart, kDocumentNumber } role = Role::kValue;

  /// Exact fen of a money value; nothing if it is no whole number of fen.
  std::optional<std::int64_t> Fen() const;
};

/// 株财发〔2022〕5号 and its damaged forms.
struct DocumentNumber {
  ByteSpan span;
  std::string issuer;  ///< 株财发
  int year = 0;
  std::string number;     ///< "5"
  std::string canonical;  ///< 株财发〔2022〕5号
};

struct Quantities {
  std::vector<Quantity> quantities;              ///< in text order, not overlapping
  std::vector<DocumentNumber> document_numbers;  ///< likewise
};

/// Linear in the text (which is in reading form, text::ForReading); thread-safe; one per catalog is enough.
class QuantityRecogniser {
 public:
  explicit QuantityRecogniser(const model::Catalog& catalog);
  ~QuantityRecogniser();
  QuantityRecogniser(const QuantityRecogniser&) = delete;
  QuantityRecogniser& operator=(const QuantityRecogniser&) = delete;

  Quantities Recognise(std::string_view text) const;

  struct Tables;  ///< tables.h

 private:
  const Tables* tables_;
};

}  // namespace jitu::ingest
