#include "ingest/quantities/quantity.h"

#include <cstddef>

#include "ingest/quantities/tables.h"

namespace jitu::ingest {

std::optional<std::int64_t> Quantity::Fen() const {
  if (kind != QuantityKind::kMoney || unit != "yuan" || !value) return std::nullopt;
  const auto fen = value->Shifted(2);
  if (!fen) return std::nullopt;
  std::int64_t whole = fen->digits;
  for (int i = 0; i < fen->scale; ++i) {
    if (whole % 10 != 0) return std::nullopt;
    whole /= 10;
  }
  return whole;
}

QuantityRecogniser::QuantityRecogniser(const model::Catalog& catalog) : tables_(new Tables(catalog)) {}

QuantityRecogniser::~QuantityRecogniser() { delete tables_; }

}  // namespace jitu::ingest
