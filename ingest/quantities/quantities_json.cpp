#include "ingest/quantities/quantities_json.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <vector>

#include "ingest/quantities/joined_bounds.h"
#include "ingest/quantities/time_point.h"
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

/// The open and closed sides that a bound means, where the quantity itself has none.
void PrintSides(const Quantity& quantity, std::string& json) {
  auto lower = quantity.lower;
  auto upper = quantity.upper;
  if (!lower && !upper && quantity.bound == Bound::kAtLeast) lower = quantity.value;
  if (!lower && !upper && quantity.bound == Bound::kAtMost) upper = quantity.value;
  json += ",\"lower\":" + Printed(lower) + ",\"upper\":" + Printed(upper);
}

/// As written; bytes that are no UTF-8 as U+FFFD, so that what is printed is text.
std::string Clean(std::string_view written) {
  return text::IsValid(written) ? std::string(written) : text::FromCodePoints(text::ToCodePoints(written));
}

class Printer {
 public:
  Printer(std::string_view line, const text::MappedText& reading) : line_(line), reading_(reading), index_(line) {}

  void Print(const Quantity& quantity) {
    Open(quantity.span, kKinds[static_cast<std::size_t>(quantity.kind)], Printed(quantity.value));
    PrintSides(quantity, json_);
    json_ += ",\"unit\":" + Quoted(quantity.unit);
    json_ += ",\"bound\":\"" + std::string(kBounds[static_cast<std::size_t>(quantity.bound)]) + '"';
    if (const auto fen = quantity.Fen()) json_ += ",\"amountFen\":" + std::to_string(*fen);
    json_ += '}';
  }

  void Print(const TimeTold& told) {
    const auto side = [](const std::string& text) { return text.empty() ? std::string("null") : Quoted(text); };
    Open(told.span, "date", Quoted(told.value));
    json_ += ",\"lower\":" + side(told.lower) + ",\"upper\":" + side(told.upper);
    json_ += ",\"unit\":\"\",\"bound\":\"exact\"}";
  }

  const std::string& json() const { return json_; }

 private:
  void Open(ByteSpan span, std::string_view kind, const std::string& value) {
    const ByteSpan place = reading_.map.ToSource(span);
    if (!json_.empty()) json_ += ',';
    json_ += "{\"start\":" + std::to_string(index_.CodePointOf(line_, place.start));
    json_ += ",\"end\":" + std::to_string(index_.CodePointOf(line_, place.end));
    json_ += ",\"text\":" + Quoted(Clean(line_.substr(place.start, place.length())));
    json_ += ",\"kind\":\"" + std::string(kind) + "\",\"value\":" + value;
  }

  std::string_view line_;
  const text::MappedText& reading_;
  text::CodePointIndex index_;
  std::string json_;
};

/// A date in figures as the calendar tells it.
TimeTold DateTold(const Quantity& date) {
  TimePoint point;
  point.year = date.year;
  point.month = date.month;
  point.day = date.day;
  TimeTold told{date.span, point.Iso(), "", ""};
  if (!date.lower || !date.upper) return told;
  told.lower = date.lower->ToString();
  told.upper = date.upper->ToString();
  told.value = told.lower + "/" + told.upper;
  return told;
}

}  // namespace

QuantityLines::QuantityLines(const model::Catalog& catalog, std::optional<std::chrono::sys_days> today)
    : catalog_(catalog), recogniser_(catalog), calendar_(catalog, today) {}

std::string QuantityLines::Json(std::string_view line, std::uint64_t line_number) const {
  const text::MappedText reading = text::ForReading(line);
  const Quantities found = recogniser_.Recognise(reading.text);
  const std::vector<TimeTold> times = calendar_.Read(reading.text, found.quantities);
  Printer printer(line, reading);
  auto time = times.begin();
  for (const Quantity& quantity : JoinBounds(reading.text, catalog_.Words("quantity.bound_joint"), found.quantities)) {
    if (quantity.role == Quantity::Role::kDocumentNumber) continue;
    for (; time != times.end() && time->span.start <= quantity.span.start; ++time) printer.Print(*time);
    const bool inside_before = time != times.begin() && quantity.span.start < std::prev(time)->span.end;
    const bool reaches_next = time != times.end() && time->span.start < quantity.span.end;
    if (inside_before || reaches_next) continue;
    if (quantity.kind == QuantityKind::kDate)
      printer.Print(DateTold(quantity));
    else
      printer.Print(quantity);
  }
  for (; time != times.end(); ++time) printer.Print(*time);
  return "{\"line\":" + std::to_string(line_number) + ",\"quantities\":[" + printer.json() + "]}";
}

}  // namespace jitu::ingest
