#include "ingest/quantities/quantities_json.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <vector>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::array<std::string_view, 7> kKinds{"number", "percent", "money", "measure", "ordinal", "range", "date"};
constexpr std::array<std::string_view, 4> kBounds{"exact", "at_least", "at_most", "about"};

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') quoted += '\\';
    if (byte >= 0x20) {
      quoted += c;
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(byte));
    quoted += escape.data();
  }
  return quoted + '"';
}

std::string Printed(const std::optional<text::Decimal>& value) {
  return value ? '"' + value->ToString() + '"' : "null";
}

std::string IsoDate(const Quantity& date) {
  std::array<char, 16> part{};
  std::string iso = "XXXX";
  if (date.year) {
    std::snprintf(part.data(), part.size(), "%04d", *date.year);
    iso = part.data();
  }
  if (!date.month && !date.day) return iso;
  std::snprintf(part.data(), part.size(), "-%02d", date.month.value_or(0));
  iso += date.month ? part.data() : "-XX";
  if (!date.day) return iso;
  std::snprintf(part.data(), part.size(), "-%02d", *date.day);
  return iso + part.data();
}

/// The open and closed sides that a bound means, where the quantity itself has none.
void PrintSides(const Quantity& quantity, std::string& json) {
  auto lower = quantity.lower;
  auto upper = quantity.upper;
  if (!lower && !upper && quantity.bound == Bound::kAtLeast) lower = quantity.value;
  if (!lower && !upper && quantity.bound == Bound::kAtMost) upper = quantity.value;
  json += ",\"lower\":" + Printed(lower) + ",\"upper\":" + Printed(upper);
}

class Printer {
 public:
  Printer(std::string_view line, const text::MappedText& reading) : line_(line), reading_(reading), index_(line) {}

  std::string Print(const Quantity& quantity) const {
    const ByteSpan place = reading_.map.ToSource(quantity.span);
    std::string json = "{\"start\":" + std::to_string(index_.CodePointOf(line_, place.start)) +
                       ",\"end\":" + std::to_string(index_.CodePointOf(line_, place.end)) +
                       ",\"text\":" + Quoted(Clean(place)) + ",\"kind\":\"" +
                       std::string(kKinds[static_cast<std::size_t>(quantity.kind)]) + "\",\"value\":";
    json += quantity.kind == QuantityKind::kDate ? Quoted(IsoDate(quantity)) : Printed(quantity.value);
    PrintSides(quantity, json);
    json += ",\"unit\":" + Quoted(quantity.unit);
    json += ",\"bound\":\"" + std::string(kBounds[static_cast<std::size_t>(quantity.bound)]) + '"';
    if (const auto fen = quantity.Fen()) json += ",\"amountFen\":" + std::to_string(*fen);
    return json + '}';
  }

 private:
  /// As written; bytes that are no UTF-8 as U+FFFD, so that what is printed is text.
  std::string Clean(ByteSpan place) const {
    const std::string_view written = line_.substr(place.start, place.length());
    return text::IsValid(written) ? std::string(written) : text::FromCodePoints(text::ToCodePoints(written));
  }

  std::string_view line_;
  const text::MappedText& reading_;
  text::CodePointIndex index_;
};

}  // namespace

std::string QuantitiesJson(const QuantityRecogniser& recogniser, std::string_view line, std::uint64_t line_number) {
  const text::MappedText reading = text::ForReading(line);
  const Quantities found = recogniser.Recognise(reading.text);
  const Printer printer(line, reading);
  std::string json = "{\"line\":" + std::to_string(line_number) + ",\"quantities\":[";
  bool first = true;
  for (const Quantity& quantity : found.quantities) {
    if (quantity.role == Quantity::Role::kDocumentNumber) continue;
    if (!first) json += ',';
    first = false;
    json += printer.Print(quantity);
  }
  return json + "]}";
}

}  // namespace jitu::ingest
