#include "ingest/load/evidence.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "ingest/load/graph_part.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr int kLinesAround = 5;
constexpr std::size_t kMostAround = 600;  ///< code points on either side

Error NotFound(Message message) { return Fail(ErrorCode::kInvalidArgument, std::move(message)); }

struct Reference {
  std::string_view report;
  Span span;
};

std::optional<std::uint32_t> NumberOf(std::string_view text) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Reference> ParseReference(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view range = name.substr(colon + 1);
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto start = NumberOf(range.substr(0, dash));
  const auto end = NumberOf(range.substr(dash + 1));
  if (!start || !end || *end < *start) return std::nullopt;
  return Reference{name.substr(0, colon), {*start, *end}};
}

std::string TextIn(const graph::Value& value) {
  const std::string* text = value.AsString();
  return text == nullptr ? std::string() : *text;
}

struct Report {
  NodeId id;
  std::string title;
  std::vector<std::string> paths;
};

class Finder {
 public:
  explicit Finder(const graph::Store& store) : store_(store), at_(store.snapshot()), tokens_(store.tokens(*at_)) {}

  Result<ShownEvidence> Passage(NodeId id) const {
    const std::vector<NodeId> ids{id};
    JITU_TRY(std::vector<ShownEvidence> found, Passages(ids));
    std::vector<NodeId> reports;
    graph::ExpandSpec in;
    in.types = {*tokens_.FindType("IN")};
    JITU_CHECK_OK(store_.expand(*at_, ids, in, [&](const graph::NeighbourBlock& block) {
      reports.insert(reports.end(), block.neighbour.begin(), block.neighbour.end());
      return true;
    }));
    if (found.empty() || reports.empty()) {
      return NotFound(Say("图中没有编号为 {} 的证据。", "there is no passage with the id {} in the graph", id.value));
    }
    JITU_TRY(const std::vector<Report> all, Reports([&](const Report& report) { return report.id == reports[0]; }));
    if (all.empty()) return NotFound(Say("证据所在的报告不在图中。", "the passage's report is not in the graph"));
    return Around(all[0], std::move(found[0]));
  }

  Result<ShownEvidence> In(const Reference& reference) const {
    const std::string_view name = reference.report;
    JITU_TRY(const std::vector<Report> found, Reports([&](const Report& report) {
               return report.title == name ||
                      std::any_of(report.paths.begin(), report.paths.end(), [&](const std::string& path) {
                        return path == name || path.ends_with("/" + std::string(name)) ||
                               path.ends_with("!" + std::string(name));
                      });
             }));
    if (found.empty()) {
      return NotFound(
          Say("图中没有这份报告：{}。请写标题或路径，用 jitu query 'MATCH (r:Report) RETURN r.title, r.path' 可列出。",
              "there is no such report in the graph: {}; give its title or path, as listed by jitu query "
              "'MATCH (r:Report) RETURN r.title, r.path'",
              name));
    }
    if (found.size() > 1) {
      std::string paths;
      for (const Report& report : found) paths += "\n  " + (report.paths.empty() ? report.title : report.paths[0]);
      return NotFound(
          Say("有 {} 份报告符合，请写完整路径：{}", "{} reports answer; give the whole path: {}", found.size(), paths));
    }
    JITU_TRY(ShownEvidence shown, PlaceOf(found[0], reference.span));
    return Around(found[0], std::move(shown));
  }

 private:
  /// What the graph says of these passages; others are passed over.
  Result<std::vector<ShownEvidence>> Passages(const std::vector<NodeId>& ids) const {
    const auto property = [&](std::string_view name) { return *tokens_.FindProperty(name); };
    graph::Projection projection;
    projection.properties = {property("start"), property("end"),       property("section"),
                             property("page"),  property("paragraph"), property("cell")};
    std::vector<ShownEvidence> found;
    JITU_CHECK_OK(store_.nodes(*at_, ids, projection, [&](const graph::NodeBlock& block) {
      for (std::size_t row = 0; row < block.size(); ++row) {
        const auto number = [&](std::size_t column) {
          const std::int64_t* value = block.columns[column][row].AsInteger();
          return value == nullptr ? std::int64_t{-1} : *value;
        };
        if (number(0) < 0 || number(1) < number(0)) continue;
        ShownEvidence shown;
        shown.span = {static_cast<std::uint32_t>(number(0)), static_cast<std::uint32_t>(number(1))};
        shown.section = TextIn(block.columns[2][row]);
        shown.page = std::max<std::int64_t>(number(3), 0);
        shown.paragraph = std::max<std::int64_t>(number(4), 0);
        shown.cell = TextIn(block.columns[5][row]);
        found.push_back(std::move(shown));
      }
      return true;
    }));
    return found;
  }

  /// Where the span stands: as the shortest passage has it that begins where it does or around it.
  Result<ShownEvidence> PlaceOf(const Report& report, Span span) const {
    std::vector<NodeId> ids;
    graph::ExpandSpec of;
    of.types = {*tokens_.FindType("IN")};
    of.direction = graph::Direction::kIn;
    const std::vector<NodeId> reports{report.id};
    JITU_CHECK_OK(store_.expand(*at_, reports, of, [&](const graph::NeighbourBlock& block) {
      ids.insert(ids.end(), block.neighbour.begin(), block.neighbour.end());
      return true;
    }));
    JITU_TRY(const std::vector<ShownEvidence> passages, Passages(ids));
    ShownEvidence place;
    std::uint32_t shortest = ~0U;
    for (const ShownEvidence& passage : passages) {
      const bool around = passage.span.start <= span.start && span.start < passage.span.end;
      if (!around || passage.span.length() >= shortest) continue;
      shortest = passage.span.length();
      place = passage;
    }
    place.span = span;
    return place;
  }

  template <class Wanted>
  Result<std::vector<Report>> Reports(const Wanted& wanted) const {
    graph::ScanSpec spec;
    spec.label = *tokens_.FindLabel("Report");
    spec.projection.properties = {*tokens_.FindProperty("title"), *tokens_.FindProperty("paths")};
    std::vector<Report> found;
    JITU_CHECK_OK(store_.scan(*at_, spec, [&](const graph::NodeBlock& block) {
      for (std::size_t row = 0; row < block.size(); ++row) {
        const std::string* title = block.columns[0][row].AsString();
        Report report{block.id[row], title == nullptr ? std::string() : *title, StringsOf(&block.columns[1][row])};
        if (wanted(report)) found.push_back(std::move(report));
      }
      return true;
    }));
    return found;
  }

  /// The text around, line by line and not too far.
  Result<ShownEvidence> Around(const Report& report, ShownEvidence shown) const {
    JITU_TRY(const std::optional<std::string> source, store_.attachment(*at_, report.id, "text"));
    if (!source) return NotFound(Say("图中没有这份报告的原文。", "the graph does not hold the text of this report"));
    const std::u32string text = text::ToCodePoints(*source);
    if (shown.span.end > text.size()) {
      return NotFound(Say("这份报告只有 {} 个字符，没有 {}-{}。", "the report has {} characters, so there is no {}-{}",
                          text.size(), shown.span.start, shown.span.end));
    }
    shown.title = report.title;
    if (!report.paths.empty()) shown.path = report.paths[0];
    const auto is_end = [](char32_t c) { return c == U'\n' || c == U'\f'; };
    std::size_t first = shown.span.start;
    for (int lines = 0; first > 0 && shown.span.start - first < kMostAround; --first) {
      if (is_end(text[first - 1]) && ++lines > kLinesAround) break;
    }
    std::size_t last = shown.span.end;
    for (int lines = 0; last < text.size() && last - shown.span.end < kMostAround; ++last) {
      if (is_end(text[last]) && ++lines > kLinesAround) break;
    }
    const auto piece = [&](std::size_t from, std::size_t to) {
      return text::FromCodePoints(std::u32string_view(text).substr(from, to - from));
    };
    shown.before = piece(first, shown.span.start);
    shown.quote = piece(shown.span.start, shown.span.end);
    shown.after = piece(shown.span.end, last);
    return shown;
  }

  const graph::Store& store_;
  std::shared_ptr<const graph::Snapshot> at_;
  graph::Tokens tokens_;
};

}  // namespace

Result<ShownEvidence> FindEvidence(const graph::Store& store, std::string_view name) {
  std::uint64_t id = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), id);
  const Finder finder(store);
  if (!name.empty() && read.ec == std::errc() && read.ptr == name.data() + name.size())
    return finder.Passage(NodeId{id});
  if (const auto reference = ParseReference(name)) return finder.In(*reference);
  return NotFound(Say(
      "看不懂 {}。请写证据编号，或“报告标题或路径:起-止”，如 a.docx:120-158。",
      "cannot make out {}; give a passage's id, or a report's title or path with a range, like a.docx:120-158", name));
}

}  // namespace jitu::ingest
