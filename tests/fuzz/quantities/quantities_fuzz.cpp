/// Any bytes as a line of text: quantities lie inside it, in order and apart from each other.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/quantities/quantities_json.h"
#include "schema/text/normalise.h"

namespace {

using namespace jitu;

const model::Catalog& Catalog() {
  static const auto catalog = model::Catalog::Load();
  if (!catalog) std::abort();
  return *catalog;
}

const ingest::QuantityRecogniser& Recogniser() {
  static const ingest::QuantityRecogniser recogniser(Catalog());
  return recogniser;
}

const ingest::QuantityLines& Lines() {
  static const ingest::QuantityLines lines(Catalog(), ingest::ParseDay("2024-02-29"));
  return lines;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const std::string text = text::ForReadingOnly(line);
  const ingest::Quantities found = Recogniser().Recognise(text);
  std::uint32_t end = 0;
  for (const ingest::Quantity& quantity : found.quantities) {
    Require(quantity.span.start >= end && quantity.span.start < quantity.span.end);
    Require(quantity.span.end <= text.size() && quantity.span.Contains(quantity.number));
    end = quantity.span.end;
    if (quantity.month) Require(*quantity.month >= 1 && *quantity.month <= 12);
    if (quantity.day) Require(*quantity.day >= 1 && *quantity.day <= 31);
  }
  for (const ingest::DocumentNumber& number : found.document_numbers) Require(number.span.end <= text.size());
  Require(Lines().Json(line, 1).size() > 10);
  return 0;
}
