#include "query/export/brief.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/export/brief_notes.h"
#include "query/export/figures/figure.h"
#include "query/export/origin.h"
#include "query/reading/money.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

/// A memo is read; what is longer belongs into a table.
constexpr std::size_t kMostRows = 100;

BriefText Plain(std::string_view text) { return {OneLine(text), {}, false}; }
BriefText Number(std::string text, std::vector<std::size_t> notes = {}) {
  return {std::move(text), std::move(notes), true};
}
BriefText YearText(const std::optional<std::int64_t>& year) { return Number(year ? std::to_string(*year) : ""); }

std::string MoneyIn(const Content& content, std::int64_t fen) {
  return content.Text(Say("{} 万元", "{} × 10,000 yuan", InWanYuan(fen)));
}

void SayCut(const Content& content, std::size_t all, Brief& brief) {
  if (all <= kMostRows) return;
  brief.remarks.push_back(
      content.Text(Say("共 {} 行，这里列出前 {} 行；全部见 csv、xlsx。",
                       "Of {} rows the first {} are shown; csv and xlsx have them all.", all, kMostRows)));
}

std::vector<std::string> MoneyHeads(const Content& content) {
  return {content.Text(Say("单位", "unit")),
          content.Text(Say("支出事项", "spending item")),
          content.Text(Say("年度", "year")),
          content.Text(Say("预算账本", "fund")),
          content.Text(Say("金额（万元）", "amount (10,000 yuan)")),
          content.Text(Say("方式", "manner")),
          content.Text(Say("成效", "outcome"))};
}

/// Who states it, how much it is together, and what does not count.
Result<void> OfTrace(const Content& content, BriefNotes& notes, Brief& brief) {
  const TraceAnswer& answer = *content.selected().trace;
  brief.title = content.Text(Say("哪笔钱支撑了这项成效", "Which money stands behind this outcome"));
  brief.question = answer.query;
  brief.heads = MoneyHeads(content);
  std::vector<NodeId> items;
  for (const auto& row : answer.funds) items.push_back(row.spending_id);
  JITU_TRY(const auto amounts, EvidenceOf(content.moment(), SortedUnique(std::move(items))));
  std::set<std::string> units;
  std::set<NodeId> stated, other;
  std::set<std::size_t> cited;
  for (const auto& row : answer.funds) {
    const bool counts = row.mode == "stated";
    (counts ? stated : other).insert(row.spending_id);
    if (counts) units.insert(row.unit);
    if (brief.rows.size() == kMostRows) continue;
    const auto said = amounts.find(row.spending_id);
    const auto of_amount = notes.Of(said == amounts.end() ? std::vector<Evidence>() : said->second);
    const auto of_row = notes.Of(row.evidence);
    if (counts) cited.insert(of_amount.begin(), of_amount.end());
    brief.rows.push_back({Plain(row.unit),
                          Plain(row.spending),
                          YearText(row.fiscal_year),
                          Plain(row.fund),
                          Number(InWanYuan(row.amount_fen), of_amount),
                          Plain(WordFor(row.mode, content.language())),
                          {OneLine(answer.outcomes[row.outcome].text), of_row, false}});
  }
  SayCut(content, answer.funds.size(), brief);
  for (const NodeId id : stated) other.erase(id);
  brief.answer.text = stated.empty()
                          ? content.Text(Say("没有报告明说哪笔支出支撑“{}”。",
                                             "No report states which spending stands behind “{}”.", answer.query))
                          : content.Text(Say("{} 个单位的报告明说 {} 项支出支撑“{}”，合计 {} 万元。",
                                             "{} units state {} spending items behind “{}”, {} × 10,000 yuan together.",
                                             units.size(), stated.size(), answer.query, InWanYuan(answer.stated_fen)));
  brief.answer.notes.assign(cited.begin(), cited.end());
  if (!other.empty()) {
    brief.remarks.push_back(content.Text(Say("另有 {} 项经同一成效的另一说法得来或是推断，列在表中，不计入合计。",
                                             "{} further items come by way of another claim of the same outcome or are "
                                             "inferred: in the table, not in the sum.",
                                             other.size())));
  }
  if (const auto claimants = answer.OtherClaimants(); !claimants.empty()) {
    brief.remarks.push_back(
        content.Text(Say("只称此成效、未说明支出的单位：{}。", "Units that claim it without stating the spending: {}.",
                         Joined(claimants, "、"))));
  }
  return {};
}

Result<void> OfLookup(const Content& content, BriefNotes& notes, Brief& brief) {
  const LookupAnswer& answer = *content.selected().lookup;
  brief.title = content.Text(Say("谁提到了它", "Who speaks of it"));
  brief.question = answer.query;
  brief.heads = {content.Text(Say("名称", "name")),
                 content.Text(Say("种类", "kind")),
                 content.Text(Say("其他名称", "other names")),
                 content.Text(Say("提到它的单位", "units that speak of it")),
                 content.Text(Say("报告数", "reports")),
                 content.Text(Say("句数", "sentences")),
                 content.Text(Say("为何是它", "why"))};
  for (const auto& match : answer.matches) {
    brief.rows.push_back({{OneLine(match.name), notes.Of(match.evidence), false},
                          Plain(WordFor(match.label, content.language())),
                          Plain(Joined(match.aliases, "、")),
                          Plain(Joined(match.units, "、")),
                          Number(std::to_string(match.reports.size())),
                          Number(std::to_string(match.mentions)),
                          Plain(content.Text(match.why))});
  }
  if (answer.matches.empty()) {
    brief.answer.text =
        content.Text(Say("图里没有与“{}”相近的名称。", "The graph has no name like “{}”.", answer.query));
    return {};
  }
  const auto& best = answer.matches.front();
  brief.answer.text = content.Text(Say("“{}”指{}“{}”：{} 个单位的 {} 份报告提到它，共 {} 句。",
                                       "“{}” is the {} “{}”: {} units speak of it in {} reports, in {} sentences.",
                                       answer.query, WordFor(best.label, content.language()), best.name,
                                       best.units.size(), best.reports.size(), best.mentions));
  brief.answer.notes = notes.Of(best.evidence);
  return {};
}

Result<void> OfFindings(const Content& content, BriefNotes& notes, Brief& brief) {
  const auto& findings = *content.selected().findings;
  brief.title = content.Text(Say("核查发现", "What the checks found"));
  brief.question = content.Text(
      Say("报告之间、数字之间有哪些对不上的地方？", "What does not fit together within and between the reports?"));
  brief.heads = {content.Text(Say("轻重", "severity")), content.Text(Say("单位", "unit")),
                 content.Text(Say("发现", "finding")), content.Text(Say("报告", "report"))};
  std::size_t warnings = 0;
  for (const auto& finding : findings) {
    warnings += finding.severity == "warning" ? 1u : 0u;
    if (brief.rows.size() == kMostRows) continue;
    brief.rows.push_back({Plain(finding.severity),
                          Plain(finding.unit),
                          {OneLine(content.Text(finding.message)), notes.Of(finding.evidence), false},
                          Plain(finding.report)});
  }
  SayCut(content, findings.size(), brief);
  brief.answer.text = content.Text(
      Say("共 {} 项发现，其中 {} 项为 warning。", "{} findings, {} of them warnings.", findings.size(), warnings));
  brief.remarks.push_back(content.Text(
      Say("发现只说报告里有什么，不是结论。", "A finding says what the reports contain; it is no verdict.")));
  return {};
}

/// Ids of the nodes in a cell: as Engine::Expanded writes them, {id, labels, properties}.
void CollectNodes(const graph::Value& cell, std::vector<NodeId>& nodes) {
  if (const auto* list = cell.AsList()) {
    for (const auto& element : *list) CollectNodes(element, nodes);
  }
  const auto* map = cell.AsMap();
  if (map == nullptr) return;
  const auto id = map->find("id");
  if (id != map->end() && map->count("labels") != 0 && id->second.AsInteger() != nullptr) {
    nodes.push_back({static_cast<std::uint64_t>(*id->second.AsInteger())});
    return;
  }
  for (const auto& [name, element] : *map) CollectNodes(element, nodes);
}

/// A node by its label, anything else as a program reads it.
std::string CellOf(const Content& content, const graph::Value& cell) {
  const auto* map = cell.AsMap();
  if (map == nullptr || map->count("labels") == 0 || map->count("properties") == 0) {
    return CellText(ColumnType::kText, cell);
  }
  NamedValues properties;
  const auto& held = map->find("properties")->second;
  if (held.AsMap() != nullptr) properties.assign(held.AsMap()->begin(), held.AsMap()->end());
  const auto labels = TextsOf(map->find("labels")->second);
  return LabelOfNode(labels.empty() ? "Node" : labels.front(), properties, content.language()).full;
}

Result<void> OfStatement(const Content& content, BriefNotes& notes, Brief& brief) {
  const ResultTable& result = *content.selected().result;
  brief.title = content.Text(Say("查询结果", "Answer to a query"));
  brief.question = content.selection().statement;
  brief.heads = result.columns;
  bool evidenced = false;
  for (const auto& row : result.rows) {
    if (brief.rows.size() == kMostRows) break;
    auto& cells = brief.rows.emplace_back();
    std::vector<NodeId> nodes;
    for (const auto& cell : row) {
      cells.push_back({OneLine(CellOf(content, cell)), {}, cell.AsInteger() != nullptr || cell.AsFloat() != nullptr});
      CollectNodes(cell, nodes);
    }
    JITU_TRY(const auto said, EvidenceOf(content.moment(), SortedUnique(std::move(nodes))));
    std::vector<Evidence> evidence;
    for (const auto& [node, sentences] : said) evidence.insert(evidence.end(), sentences.begin(), sentences.end());
    if (!cells.empty()) cells.back().notes = notes.Of(evidence);
    evidenced = evidenced || !evidence.empty();
  }
  SayCut(content, result.rows.size(), brief);
  brief.answer.text = content.Text(Say("共 {} 行。", "{} rows.", result.rows.size()));
  if (!evidenced && !result.rows.empty()) {
    brief.remarks.push_back(
        content.Text(Say("这条语句没有返回节点，因此没有脚注；让它一并返回节点（如 s、o），每行就带出处。",
                         "The statement returns no nodes, hence no notes; let it return the nodes as well (s, o) and "
                         "each row leads to its sentence.")));
  }
  return {};
}

struct Tie {
  NodeId spending;
  std::int64_t fen = 0;
  std::string unit, item, fund, mode, outcome;
  std::optional<std::int64_t> year;
  NodeId passage;
};

NodeId IdIn(const graph::Value& cell) {
  const auto ids = PassageIds(graph::List{cell});
  return ids.empty() ? NodeId{} : ids.front();
}

/// Of the table of supports, by the names of its columns.
Tie TieOf(const std::map<std::string, std::size_t, std::less<>>& at, const Row& row) {
  const auto cell = [&](std::string_view key) { return row[at.find(key)->second]; };
  Tie tie{IdIn(cell("spendingId")), IntegerOf(cell("amountYuan")), TextOf(cell("unit")),    TextOf(cell("spending")),
          TextOf(cell("fund")),     TextOf(cell("mode")),          TextOf(cell("outcome")), std::nullopt,
          IdIn(cell("passageId"))};
  const auto year = cell("fiscalYear");
  if (year.AsInteger() != nullptr) tie.year = *year.AsInteger();
  return tie;
}

bool Larger(const Tie& a, const Tie& b) {
  return std::tie(b.fen, a.unit, a.item, a.outcome, a.spending, a.passage) <
         std::tie(a.fen, b.unit, b.item, b.outcome, b.spending, b.passage);
}

/// The largest ties; `stated_fen`, `items`: over all of them.
Result<std::vector<Tie>> LargestTies(const Content& content, std::size_t& all, std::set<NodeId>& items,
                                     std::int64_t& stated_fen) {
  const auto& tables = GraphTables();
  const auto& table =
      *std::find_if(tables.begin(), tables.end(), [](const auto& one) { return one.key == "supports"; });
  std::map<std::string, std::size_t, std::less<>> at;
  for (std::size_t i = 0; i < table.columns.size(); ++i) at[table.columns[i].key] = i;
  std::vector<Tie> ties;
  JITU_CHECK_OK(content.Rows(table, [&](const Row& row) -> Result<void> {
    ++all;
    Tie tie = TieOf(at, row);
    if (tie.mode == "stated" && items.insert(tie.spending).second) stated_fen += tie.fen;
    ties.push_back(std::move(tie));
    if (ties.size() < 8 * kMostRows) return {};
    std::sort(ties.begin(), ties.end(), Larger);
    ties.resize(kMostRows);
    return {};
  }));
  std::sort(ties.begin(), ties.end(), Larger);
  if (ties.size() > kMostRows) ties.resize(kMostRows);
  return ties;
}

Result<void> OfSupports(const Content& content, BriefNotes& notes, Brief& brief) {
  brief.title = content.Text(Say("哪笔钱支撑了哪些成效", "Which money stands behind which outcomes"));
  brief.question = SubjectOf(content);
  if (brief.question.empty()) brief.question = content.Text(Say("全部报告", "all reports"));
  brief.heads = MoneyHeads(content);
  std::size_t all = 0;
  std::set<NodeId> items;
  std::int64_t stated_fen = 0;
  JITU_TRY(const auto ties, LargestTies(content, all, items, stated_fen));
  std::vector<NodeId> spending;
  for (const auto& tie : ties) spending.push_back(tie.spending);
  JITU_TRY(const auto amounts, EvidenceOf(content.moment(), SortedUnique(std::move(spending))));
  for (const auto& tie : ties) {
    const auto said = amounts.find(tie.spending);
    JITU_TRY(const auto sentence, EvidenceAt(content.moment(), {tie.passage}));
    brief.rows.push_back(
        {Plain(tie.unit),
         Plain(tie.item),
         YearText(tie.year),
         Plain(tie.fund),
         Number(InWanYuan(tie.fen), notes.Of(said == amounts.end() ? std::vector<Evidence>() : said->second)),
         Plain(WordFor(tie.mode, content.language())),
         {OneLine(tie.outcome), notes.Of(sentence), false}});
  }
  SayCut(content, all, brief);
  brief.answer.text =
      content.Text(Say("报告明说 {} 项支出各支撑哪些成效，这些支出合计 {}。",
                       "Of {} spending items the reports state which outcomes they stand behind: {} together.",
                       items.size(), MoneyIn(content, stated_fen)));
  brief.remarks.push_back(content.Text(
      Say("一项支出可支撑几项成效：各行是同一笔钱，合计中只计一次。",
          "One item may stand behind several outcomes: the rows are the same money, counted once in the sum.")));
  return {};
}

}  // namespace

Result<Brief> BriefOf(const Content& content) {
  const Selected& selected = content.selected();
  Brief brief;
  BriefNotes notes(content);
  const auto fill = selected.trace                                                                       ? OfTrace
                    : selected.lookup                                                                    ? OfLookup
                    : selected.findings && !content.selection().year && content.selection().unit.empty() ? OfFindings
                    : selected.result                                                                    ? OfStatement
                                                                                                         : OfSupports;
  JITU_CHECK_OK(fill(content, notes, brief));
  JITU_TRY(brief.notes, notes.Finish());
  // A brief without a figure is a brief: there may be nothing to draw.
  if (auto svg = FigureSvg(content)) brief.svg = std::move(svg).value();
  JITU_TRY(const OriginLines origin, OriginOf(content));
  for (const auto& [key, text] : origin) {
    brief.origin.emplace_back(WordFor(key, content.language()), text);
  }
  return brief;
}

}  // namespace jitu::query::exporting
