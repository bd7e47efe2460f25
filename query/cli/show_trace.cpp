#include <algorithm>
#include <set>

#include "query/cli/show.h"
#include "query/reading/money.h"

namespace jitu::query {
namespace {

constexpr std::size_t kOutcomesNamed = 5;

std::string Quoted(const Common& common, const std::string& text) { return common.Text(Say("“{}”", "“{}”", text)); }

/// The sentence and where it stands, indented under its row.
std::string EvidenceLines(const Common& common, const std::vector<Evidence>& evidence) {
  std::string lines;
  for (const auto& said : evidence) {
    lines += "    " + said.quote + "\n";
    lines += "    " + Painted(Ink::kDim, PlaceLine(common, {said.report, said.section, said.start, said.end})) + "\n";
  }
  return lines;
}

std::string WanYuan(const Common& common, std::int64_t fen) {
  return common.Text(Say("{} 万元", "{} × 10,000 yuan", InWanYuan(fen)));
}

struct Stated {
  std::set<std::string> units;
  std::set<NodeId> items;
};

Stated StatedOf(const TraceAnswer& answer) {
  Stated stated;
  for (const auto& row : answer.funds) {
    if (row.mode != "stated") continue;
    stated.units.insert(row.unit);
    stated.items.insert(row.spending_id);
  }
  return stated;
}

/// Units whose own words answer the question; the rest only claim what is the same.
std::set<std::string> UnitsThatSaySo(const TraceAnswer& answer) {
  std::set<std::string> units;
  for (const auto& outcome : answer.outcomes) {
    if (outcome.matched) units.insert(outcome.units.begin(), outcome.units.end());
  }
  return units;
}

std::string AnswerSentence(const Common& common, const TraceAnswer& answer) {
  if (answer.outcomes.empty()) {
    return common.Text(Say(
        "没有找到与“{}”相符的成效。可以换几个关键词，或用 jitu lookup 查其中的名称。",
        "Found no outcome that speaks of “{}”. Try other key words, or jitu lookup for a name in it.", answer.query));
  }
  const Stated stated = StatedOf(answer);
  if (stated.items.empty()) {
    return common.Text(Say("“{}”：{} 个单位提到这项成效，没有一份报告写明由哪笔支出支持。",
                           "“{}”: {} units speak of this outcome; no report states which spending stands behind it.",
                           answer.query, UnitsThatSaySo(answer).size()));
  }
  return common.Text(Say("“{}”：{} 个单位的 {} 笔支出写明支持这项成效，共 {}。",
                         "“{}”: {} units state {} spending items behind this outcome, {} together.", answer.query,
                         stated.units.size(), stated.items.size(), WanYuan(common, answer.stated_fen)));
}

std::string RowHead(const Common& common, const FundRow& row) {
  std::string head = row.unit + "  " + Painted(Ink::kBold, row.spending) + "  " +
                     Painted(Ink::kGreen, WanYuan(common, row.amount_fen));
  if (row.fiscal_year) head += "  " + common.Text(Say("{} 年", "{}", *row.fiscal_year));
  if (!row.fund.empty()) head += "  " + row.fund;
  return head;
}

std::string Funds(const Common& common, const TraceAnswer& answer, const std::string& mode, const Message& title) {
  std::string text;
  NodeId before{};
  for (const auto& row : answer.funds) {
    if (row.mode != mode) continue;
    if (text.empty()) text = "\n" + Painted(Ink::kBold, common.Text(title)) + "\n";
    if (row.spending_id != before) text += "  " + RowHead(common, row) + "\n";
    before = row.spending_id;
    text += EvidenceLines(common, row.evidence);
  }
  return text;
}

std::string OtherClaims(const Common& common, const TraceAnswer& answer) {
  std::string text;
  const auto plain = UnitsThatSaySo(answer);
  for (const auto& unit : answer.OtherClaimants()) {
    std::size_t shown = 0;
    for (const auto& outcome : answer.outcomes) {
      const bool own = std::find(outcome.units.begin(), outcome.units.end(), unit) != outcome.units.end();
      if (!own || outcome.matched != plain.contains(unit) || shown++ >= kOutcomesNamed) continue;
      text += "  " + unit + "  " + Quoted(common, outcome.text) + "\n";
      if (outcome.evidence.empty()) continue;
      const auto& said = outcome.evidence.front();
      text += "    " + Painted(Ink::kDim, PlaceLine(common, {said.report, said.section, said.start, said.end})) + "\n";
    }
  }
  if (text.empty()) return text;
  const Message title = Say("也提到这项成效、没有写明支出的单位", "Also claim it, without stating the spending");
  return "\n" + Painted(Ink::kBold, common.Text(title)) + "\n" + text;
}

}  // namespace

std::string Shown(const Common& common, const TraceAnswer& answer) {
  std::string text = AnswerSentence(common, answer) + "\n";
  text += Funds(common, answer, "stated", Say("报告写明的支出", "Stated by the reports"));
  text += Funds(common, answer, "joined",
                Say("经同一成效的另一说法相连（不计入合计）",
                    "Joined through another claim of the same outcome (not in the total)"));
  text += Funds(common, answer, "inferred", Say("推断（不计入合计）", "Inferred (not in the total)"));
  return text + OtherClaims(common, answer);
}

std::string Shown(const Common& common, const OutcomesAnswer& answer) {
  if (answer.spendings.empty()) {
    return common.Text(
               Say("没有找到名称与“{}”相符的支出。", "Found no spending whose name answers “{}”.", answer.query)) +
           "\n";
  }
  std::string text = common.Text(Say("“{}”：{} 笔支出，写到 {} 项成效。", "“{}”: {} spending items, {} outcomes.",
                                     answer.query, answer.spendings.size(), answer.outcomes.size())) +
                     "\n";
  for (std::size_t i = 0; i < answer.spendings.size(); ++i) {
    const auto& item = answer.spendings[i];
    text += "\n" + item.unit + "  " + Painted(Ink::kBold, item.name) + "  " +
            Painted(Ink::kGreen, WanYuan(common, item.amount_fen));
    if (item.fiscal_year) text += "  " + common.Text(Say("{} 年", "{}", *item.fiscal_year));
    text += "\n";
    for (const auto& row : answer.outcomes) {
      if (row.spending != i) continue;
      text += "  " + row.text + (row.mode == "stated" ? "" : "  [" + row.mode + "]") + "\n";
      text += EvidenceLines(common, row.evidence);
    }
  }
  return text;
}

Table AsTable(const TraceAnswer& answer) {
  Table table;
  table.head = {"unit",    "spending", "fund",    "fiscalYear", "amountFen", "mode", "confidence",
                "outcome", "report",   "section", "start",      "end",       "quote"};
  for (const auto& row : answer.funds) {
    const Evidence said = row.evidence.empty() ? Evidence{} : row.evidence.front();
    table.rows.push_back({row.unit, row.spending, row.fund, row.fiscal_year ? std::to_string(*row.fiscal_year) : "",
                          std::to_string(row.amount_fen), row.mode, std::to_string(row.confidence).substr(0, 5),
                          answer.outcomes[row.outcome].text, said.report, said.section, std::to_string(said.start),
                          std::to_string(said.end), said.quote});
  }
  return table;
}

Table AsTable(const OutcomesAnswer& answer) {
  Table table;
  table.head = {"unit", "spending", "amountFen", "outcome", "mode", "confidence"};
  for (const auto& row : answer.outcomes) {
    const auto& item = answer.spendings[row.spending];
    table.rows.push_back({item.unit, item.name, std::to_string(item.amount_fen), row.text, row.mode,
                          std::to_string(row.confidence).substr(0, 5)});
  }
  return table;
}

}  // namespace jitu::query
