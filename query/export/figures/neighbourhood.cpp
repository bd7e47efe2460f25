/// What stands around the things of a selection, in columns by kind.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "query/export/figures/figure.h"

namespace jitu::query::exporting {
namespace {

constexpr std::size_t kMostNodes = 48;
constexpr std::size_t kOtherColumn = 3;

struct KindColumn {
  std::string_view kind;
  std::size_t column;
};
/// What is not named here and no evidence stands in the last column.
constexpr std::array kColumns{KindColumn{"Unit", 0}, KindColumn{"Fund", 0}, KindColumn{"Spending", 1},
                              KindColumn{"Outcome", 2}};
/// Evidence is in the tooltips; reports and values would hide what is asked for.
constexpr std::array<std::string_view, 5> kLeftOut{"Passage", "Report", "Observation", "Finding", "Judgement"};

struct Candidate {
  NodeId id;
  std::string kind;
  Label label;
  std::string note;
  std::size_t links = 0;
};

class NeighbourhoodMaker {
 public:
  explicit NeighbourhoodMaker(const Content& content) : content_(content) {}

  Result<LayeredFigure> Make() {
    if (!content_.selected().nodes) {
      return NothingToDraw(Say("请用 --lookup、--trace、--unit 或 --query 说出画谁的周围",
                               "say with --lookup, --trace, --unit or --query whose neighbourhood it is to be"));
    }
    JITU_TRY(most_, MostDrawn(content_, kMostNodes));
    JITU_CHECK_OK(content_.Nodes([&](const GraphNode& node) {
      Take(node);
      return Result<void>();
    }));
    JITU_CHECK_OK(content_.Relationships([&](const GraphRelationship& relationship) {
      Take(relationship);
      return Result<void>();
    }));
    JITU_TRY(const auto evidence, EvidenceOf(content_.moment(), Choose()));
    AddNodes(evidence);
    AddLinks();
    Finish();
    return std::move(figure_);
  }

 private:
  struct Kept {
    NodeId from, to;
    std::string type, mode, tooltip;
  };

  void Take(const GraphNode& node) {
    if (std::find(kLeftOut.begin(), kLeftOut.end(), node.kind) != kLeftOut.end()) return;
    std::string note = WordFor(node.kind, content_.language());
    if (const auto* fen = Named(node.properties, "amountFen").AsInteger()) note += " · " + MoneyText(content_, *fen);
    if (const auto* year = Named(node.properties, "fiscalYear").AsInteger()) note += " · " + std::to_string(*year);
    candidates_[node.id] = {node.id, std::string(node.kind), node.label, std::move(note)};
  }

  void Take(const GraphRelationship& relationship) {
    const auto from = candidates_.find(relationship.key.from), to = candidates_.find(relationship.key.to);
    if (from == candidates_.end() || to == candidates_.end()) return;
    ++from->second.links;
    ++to->second.links;
    const auto* mode = Named(relationship.properties, "mode").AsString();
    kept_.push_back({relationship.key.from, relationship.key.to, std::string(relationship.type),
                     mode == nullptr ? std::string() : *mode, relationship.label.full});
  }

  bool IsCentre(const Candidate& candidate) const {
    const auto& lookup = content_.selected().lookup;
    if (lookup) return !lookup->matches.empty() && lookup->matches.front().id == candidate.id;
    return candidate.kind == "Unit" && candidate.label.name == content_.selection().unit;
  }

  /// The centre and what is linked with it first, then what has the most links.
  std::vector<NodeId> Choose() {
    std::set<NodeId> near;
    for (const Kept& link : kept_) {
      if (IsCentre(candidates_.at(link.from))) near.insert(link.to);
      if (IsCentre(candidates_.at(link.to))) near.insert(link.from);
    }
    std::vector<const Candidate*> ranked;
    for (const auto& [id, candidate] : candidates_)
      if (candidate.links > 0 || IsCentre(candidate)) ranked.push_back(&candidate);
    std::sort(ranked.begin(), ranked.end(), [&](const Candidate* a, const Candidate* b) {
      const auto key = [&](const Candidate* c) {
        return std::tuple(!IsCentre(*c), near.count(c->id) == 0, -static_cast<std::int64_t>(c->links), c->id);
      };
      return key(a) < key(b);
    });
    unseen_ = ranked.size() > most_ ? ranked.size() - most_ : 0;
    ranked.resize(ranked.size() - unseen_);
    std::vector<NodeId> chosen;
    for (const Candidate* candidate : ranked) chosen.push_back(candidate->id);
    return chosen_ = chosen;
  }

  void AddNodes(const std::map<NodeId, std::vector<Evidence>>& evidence) {
    for (const NodeId id : chosen_) {
      const Candidate& candidate = candidates_.at(id);
      LayerNode node;
      node.column = kOtherColumn;
      for (const KindColumn& known : kColumns)
        if (known.kind == candidate.kind) node.column = known.column;
      node.label = candidate.label.name;
      node.note = candidate.note;
      node.tooltip = candidate.label.full;
      if (const auto said = evidence.find(id); said != evidence.end()) {
        node.tooltip += QuotesText(content_, said->second, 3);
      }
      node.is_centre = IsCentre(candidate);
      places_[id] = figure_.nodes.size();
      figure_.nodes.push_back(std::move(node));
    }
  }

  /// That a unit claims an outcome goes without a line where its spending is drawn on the way there.
  void AddLinks() {
    std::set<std::pair<NodeId, NodeId>> spent, through;
    for (const Kept& link : kept_)
      if (link.type == "SPENT" && Drawn(link)) spent.insert({link.to, link.from});
    for (const Kept& link : kept_) {
      if (link.type != "SUPPORTS" || !Drawn(link)) continue;
      for (auto at = spent.lower_bound({link.from, NodeId{0}}); at != spent.end() && at->first == link.from; ++at)
        through.insert({at->second, link.to});
    }
    for (const Kept& link : kept_) {
      if (!Drawn(link) || (link.type == "CLAIMS" && through.count({link.from, link.to}) != 0)) continue;
      const Manner manner = link.mode == "joined"     ? Manner::kDashed
                            : link.mode == "inferred" ? Manner::kDotted
                            : link.type == "SAME_AS"  ? Manner::kDashed
                                                      : Manner::kSolid;
      has_dashes_ = has_dashes_ || manner == Manner::kDashed;
      has_dots_ = has_dots_ || manner == Manner::kDotted;
      figure_.links.push_back({places_[link.from], places_[link.to], manner, 0, link.tooltip});
    }
  }

  bool Drawn(const Kept& link) const { return places_.count(link.from) != 0 && places_.count(link.to) != 0; }

  void Finish() {
    const auto word = [&](std::string_view zh, std::string_view en) {
      return content_.Text(Message{std::string(zh), std::string(en)});
    };
    figure_.columns = {word("单位与账本", "Units and books"), word("支出", "Spending"), word("成效", "Outcomes"),
                       word("涉及", "What they speak of")};
    Page& page = figure_.page;
    page.language = Tag(content_);
    page.title = content_.Text(Say("{}的周围", "Around {}", SubjectOf(content_)));
    if (SubjectOf(content_).empty()) page.title = content_.Text(Say("所选部分", "The part that was asked for"));
    std::size_t units = 0, spending = 0, outcomes = 0;
    for (const NodeId id : chosen_) {
      const std::string& kind = candidates_.at(id).kind;
      if (kind == "Unit") ++units;
      if (kind == "Spending") ++spending;
      if (kind == "Outcome") ++outcomes;
    }
    page.subtitle = content_.Text(Say("单位 {}，支出 {} 项，成效 {} 项，其余 {}",
                                      "{} units, {} spending items, {} outcomes, {} further things", units, spending,
                                      outcomes, chosen_.size() - units - spending - outcomes));
    DropEmptyColumns();
    if (unseen_ > 0) {
      page.notes.push_back(content_.Text(Say("另有 {} 个未画出（--set most=N 可多画）。",
                                             "{} further ones are not drawn (--set most=N draws more).", unseen_)));
    }
    for (std::string& line : OriginNotes(content_)) page.notes.push_back(std::move(line));
    figure_.legend.push_back({{"none", "#8a8a8a", 1}, true, word("报告所说", "said by a report")});
    if (has_dashes_)
      figure_.legend.push_back(
          {{"none", "#3d3d3d", 2, Line::kDashed}, true, word("合并得来，或同一成效", "joined, or the same outcome")});
    if (has_dots_) figure_.legend.push_back({{"none", "#3d3d3d", 2, Line::kDotted}, true, word("推断", "inferred")});
  }

  void DropEmptyColumns() {
    std::vector<std::size_t> place(figure_.columns.size());
    std::vector<std::string> headings;
    for (std::size_t column = 0; column < figure_.columns.size(); ++column) {
      const bool used = std::any_of(figure_.nodes.begin(), figure_.nodes.end(),
                                    [&](const LayerNode& node) { return node.column == column; });
      place[column] = headings.size();
      if (used) headings.push_back(figure_.columns[column]);
    }
    for (LayerNode& node : figure_.nodes) node.column = place[node.column];
    figure_.columns = std::move(headings);
  }

  const Content& content_;
  std::size_t most_ = 0, unseen_ = 0;
  bool has_dashes_ = false, has_dots_ = false;
  std::map<NodeId, Candidate> candidates_;
  std::vector<Kept> kept_;
  std::vector<NodeId> chosen_;
  std::map<NodeId, std::size_t> places_;
  LayeredFigure figure_;
};

}  // namespace

Result<LayeredFigure> NeighbourhoodOf(const Content& content) { return NeighbourhoodMaker(content).Make(); }

}  // namespace jitu::query::exporting
