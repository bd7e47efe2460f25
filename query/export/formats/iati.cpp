/// iati: International Aid Transparency Initiative, activity standard 2.03: results with their indicators, periods,
/// targets and actuals, and what was spent. What fits and what does not is said in formats/iati.md. Streams by unit.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "query/export/format.h"
#include "query/export/origin.h"
#include "query/markup/xml_writer.h"
#include "query/reading/evidence.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

/// Code lists of the standard.
constexpr std::string_view kGovernment = "10", kImplementing = "4", kClosed = "4", kExpenditure = "4";
constexpr std::string_view kActualStart = "2", kActualEnd = "4", kOtherResult = "9";
constexpr std::string_view kMeasureUnit = "1", kMeasurePercentage = "2", kMeasureQualitative = "5";
constexpr std::size_t kUnitsAtOnce = 64;

struct Observed {
  NodeId id;
  std::string role, measure, raw, value, indicator;
  std::int64_t year = 0;
};

struct Spent {
  NodeId id;
  std::string name;
  std::int64_t year = 0, fen = 0;
};

struct Claimed {
  NodeId id;
  std::string text;
  std::vector<NodeId> observations;
};

/// What one unit says of one year.
struct Activity {
  std::vector<Spent> spending;
  std::map<NodeId, Observed> observations;
  std::vector<Claimed> outcomes;
};

std::string Plain(double number) {
  char digits[400];
  const auto written = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
  return std::string(digits, written.ptr);
}

class IatiWriter {
 public:
  IatiWriter(const Content& content, OutputFile& file)
      : content_(content), moment_(content.moment()), file_(file), xml_(text_) {}

  Result<void> Write() {
    JITU_CHECK_OK(Begin());
    const auto take = [&](const std::vector<FoundNode>& units) { return WriteBatch(units); };
    JITU_CHECK_OK(content_.NodesWith("Unit", {"name"}, take));
    if (activities_ == 0) {
      return Fail(
          ErrorCode::kInvalidArgument,
          Say("所选部分里没有单位的支出、成效或指标值；IATI 文件至少要有一项活动",
              "this part has no unit with spending, outcomes or values; an IATI file holds at least one activity"));
    }
    xml_.Close();
    file_.Write(text_);
    return {};
  }

 private:
  Result<void> Begin() {
    JITU_TRY(const OriginLines lines, OriginOf(content_));
    std::string origin;
    for (const auto& [key, text] : lines) {
      origin.append(" ").append(key).append(": ").append(OneLine(Sayable(text))).append(";");
    }
    // A comment holds no two hyphens (XML 1.0, 2.5).
    for (std::size_t at = origin.find("--"); at != std::string::npos; at = origin.find("--", at))
      origin.replace(at, 2, "- -");
    xml_.Declaration();
    text_ += "<!--" + origin + " -->\n";
    xml_.Open("iati-activities").Attribute("version", "2.03");
    // Its generated-datetime is a full one of XML Schema; any other text of a caller has its place in the comment.
    const std::string& time = content_.provenance().time;
    if (time.size() >= 19 && time[4] == '-' && time[10] == 'T') xml_.Attribute("generated-datetime", time);
    return {};
  }

  Result<void> WriteBatch(const std::vector<FoundNode>& units) {
    for (std::size_t from = 0; from < units.size(); from += kUnitsAtOnce) {
      const std::size_t to = std::min(units.size(), from + kUnitsAtOnce);
      JITU_CHECK_OK(WriteUnits(
          {units.begin() + static_cast<std::ptrdiff_t>(from), units.begin() + static_cast<std::ptrdiff_t>(to)}));
    }
    return {};
  }

  Result<void> WriteUnits(const std::vector<FoundNode>& units) {
    std::vector<NodeId> ids;
    for (const FoundNode& unit : units) ids.push_back(unit.id);
    std::map<std::pair<NodeId, std::int64_t>, Activity> activities;
    JITU_CHECK_OK(ReadSpending(ids, activities));
    JITU_CHECK_OK(ReadObservations(ids, activities));
    JITU_CHECK_OK(ReadOutcomes(ids, activities));
    JITU_CHECK_OK(ReadEvidence(activities));
    for (const FoundNode& unit : units) {
      for (auto at = activities.lower_bound({unit.id, INT64_MIN}); at != activities.end() && at->first.first == unit.id;
           ++at) {
        WriteActivity(unit, at->first.second, at->second);
      }
    }
    return {};
  }

  using Activities = std::map<std::pair<NodeId, std::int64_t>, Activity>;

  static bool IsYear(std::int64_t year) { return year >= 1000 && year <= 9999; }

  /// Only what is no part of another item: its money is in that one.
  Result<void> ReadSpending(const std::vector<NodeId>& units, Activities& activities) {
    JITU_TRY(const auto links, moment_.Follow(units, "SPENT", Direction::kOut));
    std::vector<NodeId> items;
    std::map<NodeId, NodeId> unit_of;
    for (const Link& link : links) {
      if (!content_.selected().Has(link.to)) continue;
      items.push_back(link.to);
      unit_of.emplace(link.to, link.from);
    }
    items = SortedUnique(std::move(items));
    JITU_TRY(const auto wholes, moment_.Follow(items, "PART_OF", Direction::kOut));
    std::set<NodeId> parts;
    for (const Link& link : wholes) parts.insert(link.from);
    JITU_TRY(const auto found, moment_.Nodes(items, {"name", "fiscalYear", "actualFen"}));
    for (const FoundNode& item : found) {
      const std::int64_t year = IntegerOf(item.values[1]);
      const auto* fen = item.values[2].AsInteger();
      if (!IsYear(year) || parts.count(item.id) != 0) continue;
      Activity& activity = activities[{unit_of.at(item.id), year}];
      if (fen != nullptr) activity.spending.push_back({item.id, OneLine(TextOf(item.values[0])), year, *fen});
    }
    return {};
  }

  Result<void> ReadObservations(const std::vector<NodeId>& units, Activities& activities) {
    JITU_TRY(const auto links, moment_.Follow(units, "REPORTED", Direction::kOut));
    std::vector<NodeId> ids;
    std::map<NodeId, NodeId> unit_of;
    for (const Link& link : links) {
      if (!content_.selected().Has(link.to)) continue;
      ids.push_back(link.to);
      unit_of.emplace(link.to, link.from);
    }
    ids = SortedUnique(std::move(ids));
    JITU_TRY(const auto names, NeighbourNames(moment_, ids, "OF", Direction::kOut, "name"));
    JITU_TRY(const auto found, moment_.Nodes(ids, {"role", "unit", "raw", "value", "amountFen", "fiscalYear"}));
    for (const FoundNode& node : found) {
      const std::int64_t year = IntegerOf(node.values[5]);
      const auto name = names.find(node.id);
      if (!IsYear(year) || name == names.end() || name->second.empty()) continue;
      Observed observed{node.id,
                        TextOf(node.values[0]),
                        TextOf(node.values[1]),
                        OneLine(TextOf(node.values[2])),
                        {},
                        OneLine(name->second.front()),
                        year};
      if (node.values[4].AsInteger() != nullptr) {
        observed.value = CellText(ColumnType::kYuan, node.values[4]);
      } else if (const auto* number = node.values[3].AsFloat()) {
        observed.value = Plain(*number);
      }
      activities[{unit_of.at(node.id), year}].observations.emplace(node.id, std::move(observed));
    }
    return {};
  }

  Result<void> ReadOutcomes(const std::vector<NodeId>& units, Activities& activities) {
    JITU_TRY(const auto links, moment_.Follow(units, "CLAIMS", Direction::kOut));
    std::vector<NodeId> ids;
    for (const Link& link : links)
      if (content_.selected().Has(link.to)) ids.push_back(link.to);
    ids = SortedUnique(std::move(ids));
    JITU_TRY(const auto measured, moment_.Follow(ids, "MEASURED_BY", Direction::kOut));
    std::map<NodeId, std::vector<NodeId>> observations;
    for (const Link& link : measured) observations[link.from].push_back(link.to);
    JITU_TRY(const auto found, moment_.Nodes(ids, {"text", "fiscalYear"}));
    std::map<NodeId, const FoundNode*> outcome_of;
    for (const FoundNode& node : found) outcome_of[node.id] = &node;
    for (const Link& link : links) {
      const auto outcome = outcome_of.find(link.to);
      if (outcome == outcome_of.end() || !IsYear(IntegerOf(outcome->second->values[1]))) continue;
      Activity& activity = activities[{link.from, IntegerOf(outcome->second->values[1])}];
      activity.outcomes.push_back({link.to, OneLine(TextOf(outcome->second->values[0])), observations[link.to]});
    }
    return {};
  }

  Result<void> ReadEvidence(const Activities& activities) {
    std::vector<NodeId> ids;
    for (const auto& [key, activity] : activities) {
      for (const auto& [id, observed] : activity.observations) ids.push_back(id);
      for (const Claimed& claimed : activity.outcomes) ids.push_back(claimed.id);
      for (const Spent& spent : activity.spending) ids.push_back(spent.id);
    }
    JITU_TRY(evidence_, EvidenceOf(moment_, SortedUnique(std::move(ids))));
    return {};
  }

  void Narrative(std::string_view element, const std::string& text) {
    xml_.Open(element).Element("narrative", text.empty() ? "—" : text).Close();
  }

  /// “quote” (report, characters): the first sentence that says so.
  std::string Said(NodeId node) const {
    const auto said = evidence_.find(node);
    if (said == evidence_.end() || said->second.empty()) return {};
    const Evidence& one = said->second.front();
    return content_.Text(Say("“{}”（{}，第 {}–{} 字）", "“{}” ({}, characters {}–{})", OneLine(one.quote), one.report,
                             one.start + 1, one.end));
  }

  void WriteActivity(const FoundNode& unit, std::int64_t year, const Activity& activity) {
    ++activities_;
    const std::string name = OneLine(TextOf(unit.values[0])), start = std::to_string(year) + "-01-01",
                      end = std::to_string(year) + "-12-31", reference = "jitu-" + std::to_string(unit.id.value);
    xml_.Open("iati-activity").Attribute("default-currency", "CNY").Attribute("xml:lang", "zh");
    xml_.Element("iati-identifier", reference + "-" + std::to_string(year));
    xml_.Open("reporting-org").Attribute("ref", reference).Attribute("type", kGovernment);
    xml_.Attribute("secondary-reporter", "1").Element("narrative", name).Close();
    Narrative("title", content_.Text(Say("{}{}年度预算绩效", "{}: budget performance {}", name, year)));
    Narrative(
        "description",
        content_.Text(Say(
            "按其绩效自评报告整理：支出、成效、指标及其原文。",
            "From its performance self-evaluation reports: spending, outcomes, indicators, each with its sentence.")));
    xml_.Open("participating-org").Attribute("role", kImplementing).Attribute("type", kGovernment);
    xml_.Attribute("ref", reference).Element("narrative", name).Close();
    xml_.Open("activity-status").Attribute("code", kClosed).Close();
    xml_.Open("activity-date").Attribute("type", kActualStart).Attribute("iso-date", start).Close();
    xml_.Open("activity-date").Attribute("type", kActualEnd).Attribute("iso-date", end).Close();
    xml_.Open("recipient-country").Attribute("code", "CN").Close();
    for (const Spent& spent : activity.spending) WriteTransaction(spent, end);
    WriteResults(activity, start, end);
    xml_.Close();
    file_.Write(text_);
    text_.clear();
  }

  void WriteTransaction(const Spent& spent, const std::string& date) {
    xml_.Open("transaction").Attribute("ref", std::to_string(spent.id.value));
    xml_.Open("transaction-type").Attribute("code", kExpenditure).Close();
    xml_.Open("transaction-date").Attribute("iso-date", date).Close();
    xml_.Open("value").Attribute("value-date", date).Text(CellText(ColumnType::kYuan, spent.fen)).Close();
    const std::string said = Said(spent.id);
    Narrative("description", said.empty() ? spent.name : spent.name + " " + said);
    xml_.Close();
  }

  void WriteResults(const Activity& activity, const std::string& start, const std::string& end) {
    std::set<NodeId> written;
    for (const Claimed& claimed : activity.outcomes) {
      std::vector<const Observed*> measured;
      for (const NodeId id : claimed.observations) {
        const auto found = activity.observations.find(id);
        if (found == activity.observations.end()) continue;
        measured.push_back(&found->second);
        written.insert(id);
      }
      OpenResult(claimed.text, Said(claimed.id));
      if (measured.empty()) WriteQualitative(claimed, start, end);
      WriteIndicators(measured, start, end);
      xml_.Close();
    }
    std::vector<const Observed*> others;
    for (const auto& [id, observed] : activity.observations)
      if (written.count(id) == 0) others.push_back(&observed);
    if (others.empty()) return;
    OpenResult(content_.Text(Say("单位报告的其他指标", "Further indicators that the unit reports")), {});
    WriteIndicators(others, start, end);
    xml_.Close();
  }

  void OpenResult(const std::string& title, const std::string& description) {
    xml_.Open("result").Attribute("type", kOtherResult);
    Narrative("title", title);
    if (!description.empty()) Narrative("description", description);
  }

  void Period(const std::string& start, const std::string& end) {
    xml_.Open("period").Open("period-start").Attribute("iso-date", start).Close();
    xml_.Open("period-end").Attribute("iso-date", end).Close();
  }

  /// A result without a number: a qualitative indicator whose actual value is the sentence.
  void WriteQualitative(const Claimed& claimed, const std::string& start, const std::string& end) {
    xml_.Open("indicator").Attribute("measure", kMeasureQualitative);
    Narrative("title", claimed.text);
    Period(start, end);
    xml_.Open("actual");
    Narrative("comment", claimed.text);
    xml_.Close().Close().Close();
  }

  static std::string_view MeasureOf(const std::string& unit) {
    return unit == "percent" ? kMeasurePercentage : kMeasureUnit;
  }

  void WriteIndicators(std::vector<const Observed*> observed, const std::string& start, const std::string& end) {
    const auto key = [](const Observed* o) { return std::tie(o->indicator, o->measure); };
    std::sort(observed.begin(), observed.end(), [&](const Observed* a, const Observed* b) {
      return std::tuple(key(a), a->id) < std::tuple(key(b), b->id);
    });
    for (std::size_t from = 0; from < observed.size();) {
      std::size_t to = from;
      while (to < observed.size() && key(observed[to]) == key(observed[from])) ++to;
      xml_.Open("indicator").Attribute("measure", MeasureOf(observed[from]->measure));
      Narrative("title", observed[from]->indicator);
      if (!observed[from]->measure.empty())
        Narrative("description", content_.Text(Say("计量单位：{}", "unit of measure: {}", observed[from]->measure)));
      for (std::size_t i = from; i < to; ++i)
        if (observed[i]->role == "baseline") WriteValue("baseline", *observed[i]);
      Period(start, end);
      for (const auto role : {"target", "actual"}) {
        for (std::size_t i = from; i < to; ++i)
          if (observed[i]->role == role) WriteValue(role, *observed[i]);
      }
      xml_.Close().Close();
      from = to;
    }
  }

  void WriteValue(std::string_view element, const Observed& observed) {
    xml_.Open(element);
    if (element == "baseline") xml_.Attribute("year", observed.year);
    if (!observed.value.empty()) xml_.Attribute("value", observed.value);
    const std::string said = Said(observed.id);
    Narrative("comment", said.empty() ? observed.raw : observed.raw + " " + said);
    xml_.Close();
  }

  const Content& content_;
  const GraphMoment& moment_;
  OutputFile& file_;
  std::string text_;
  XmlWriter xml_;
  std::map<NodeId, std::vector<Evidence>> evidence_;
  std::size_t activities_ = 0;
};

}  // namespace

Result<void> WriteIati(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  return IatiWriter(content, *file).Write();
}

}  // namespace jitu::query::exporting
