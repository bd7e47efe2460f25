#include <bit>
#include <cmath>

#include "graph/model/codec.h"
#include "graph/model/properties.h"

namespace jitu::graph {
namespace {

constexpr std::size_t kLongestString = 256;
constexpr std::size_t kLongestKey = 1024;
constexpr int kDeepest = 32;

/// Tags sort as Compare sorts types; 0 ends a container and so sorts before any element. Frozen, so that dates, times
/// and durations, which came later, sort behind the rest here.
enum Tag : char {
  kEnd = 0,
  kMap,
  kNode,
  kRelationship,
  kList,
  kPath,
  kString,
  kBoolean,
  kNumber,
  kNull,
  kTemporal,
  kDuration
};
/// Sorts after every element; what follows it was cut off.
constexpr char kCut = '\xFF';

/// Writes one key. No key is the beginning of another, so a store may append a node's id and keep the order. Once
/// something was cut, nothing is written any more: what follows must not decide an order that the cut part would have.
class KeyWriter {
 public:
  void Append(const Value& value, int depth) {
    if (cut_) return;
    if (const auto* text = value.AsString()) {
      out_.push_back(kString);
      AppendText(*text);
    } else if (const auto* integer = value.AsInteger()) {
      AppendInteger(*integer);
    } else if (const auto* number = value.AsFloat()) {
      AppendNumber(*number, 0);
    } else if (const auto* truth = value.AsBoolean()) {
      out_.push_back(kBoolean);
      out_.push_back(*truth ? 1 : 0);
    } else if (const auto* node = value.AsNode()) {
      out_.push_back(kNode);
      AppendBigEndian(out_, node->value);
    } else if (const auto* relationship = value.AsRelationship()) {
      out_.push_back(kRelationship);
      AppendRelationship(*relationship);
    } else if (value.IsNull()) {
      out_.push_back(kNull);
    } else if (const auto* point = value.AsTemporal()) {
      out_.push_back(kTemporal);
      out_.push_back(static_cast<char>(point->kind));
      AppendSigned(Moment(*point));
      AppendSigned(point->nanosecond % kNanosPerSecond);
      AppendSigned(point->offset);
      AppendText(point->zone);
    } else if (const auto* duration = value.AsDuration()) {
      out_.push_back(kDuration);
      AppendSigned(duration->months * kSecondsPerMonth + duration->days * kSecondsPerDay + duration->seconds);
      for (const std::int64_t part : {duration->nanoseconds, duration->months, duration->days}) AppendSigned(part);
    } else {
      AppendContainer(value, depth);
    }
  }

  std::string Taken() && { return std::move(out_); }

 private:
  void AppendSigned(std::int64_t number) {
    AppendBigEndian(out_, static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63));
  }

  /// Zero bytes are doubled up as 00 FF; the text ends with 00 00, or 00 01 where it was cut.
  void AppendText(std::string_view text) {
    cut_ = text.size() > kLongestString;
    for (const char byte : text.substr(0, kLongestString)) {
      out_.push_back(byte);
      if (byte == 0) out_.push_back('\xFF');
    }
    out_.push_back(0);
    out_.push_back(cut_ ? 1 : 0);
  }

  /// The greatest float not above the integer, then how much the integer is above it: integers and floats sort
  /// together, exactly.
  void AppendInteger(std::int64_t integer) {
    auto nearest = static_cast<double>(integer);
    const bool above = nearest >= 0x1p63 || static_cast<std::int64_t>(nearest) > integer;
    if (above) nearest = std::nextafter(nearest, -0x1p63);
    const auto rest =
        static_cast<std::uint64_t>(integer) - static_cast<std::uint64_t>(static_cast<std::int64_t>(nearest));
    AppendNumber(nearest, static_cast<std::uint16_t>(rest));
  }

  void AppendNumber(double number, std::uint16_t rest) {
    constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
    std::uint64_t bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
    bits = std::isnan(number) ? ~std::uint64_t{0} : (bits & kSign) != 0 ? ~bits : bits | kSign;
    out_.push_back(kNumber);
    AppendBigEndian(out_, bits);
    AppendBigEndian(out_, rest);
  }

  void AppendRelationship(const RelationshipKey& key) {
    AppendBigEndian(out_, key.from.value);
    AppendBigEndian(out_, key.type.value);
    AppendBigEndian(out_, key.to.value);
    AppendBigEndian(out_, key.ordinal);
  }

  void AppendContainer(const Value& value, int depth) {
    out_.push_back(value.AsList() != nullptr ? kList : value.AsMap() != nullptr ? kMap : kPath);
    if (const auto* list = value.AsList()) {
      for (const Value& element : *list) {
        if (CutHere(depth)) return;
        Append(element, depth + 1);
      }
    } else if (const auto* map = value.AsMap()) {
      for (const auto& [key, element] : *map) {
        if (CutHere(depth)) return;
        out_.push_back(kString);
        AppendText(key);
        Append(element, depth + 1);
      }
    } else if (const auto* path = value.AsPath()) {
      AppendPath(*path, depth);
    }
    if (!cut_) out_.push_back(kEnd);
  }

  void AppendPath(const Path& path, int depth) {
    for (const NodeId node : path.nodes) {
      if (CutHere(depth)) return;
      out_.push_back(kNode);
      AppendBigEndian(out_, node.value);
    }
    out_.push_back(kEnd);
    for (const RelationshipKey& relationship : path.relationships) {
      if (CutHere(depth)) return;
      out_.push_back(kRelationship);
      AppendRelationship(relationship);
    }
  }

  /// Whether the element that would come next is left out, and everything after it.
  bool CutHere(int depth) {
    if (!cut_ && (depth >= kDeepest || out_.size() >= kLongestKey)) {
      out_.push_back(kCut);
      cut_ = true;
    }
    return cut_;
  }

  std::string out_;
  bool cut_ = false;
};

}  // namespace

std::string EncodeOrdered(const Value& value) {
  KeyWriter writer;
  writer.Append(value, 0);
  return std::move(writer).Taken();
}

}  // namespace jitu::graph
