/// ftm: entities of FollowTheMoney (OpenSanctions, Aleph) as JSON lines, where its model has a place for them. Streams.
/// What fits and what does not is said in formats/ftm.md.
#include <algorithm>
#include <map>

#include "query/export/format.h"
#include "query/export/origin.h"
#include "query/markup/xml_writer.h"
#include "query/reading/evidence.h"
#include "query/reading/json_text.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;

constexpr std::size_t kMostQuotes = 5;

std::string IdOf(NodeId node) { return "jitu-" + std::to_string(node.value); }

/// One entity: its properties are lists of texts, each text once, in the order in which they came.
class Entity {
 public:
  Entity(std::string id, std::string_view schema) : id_(std::move(id)), schema_(schema) {}

  Entity& Add(std::string_view property, std::string_view text) {
    std::string sayable = Sayable(text);
    auto& texts = properties_[std::string(property)];
    const bool known = std::find(texts.begin(), texts.end(), sayable) != texts.end();
    if (!sayable.empty() && !known) texts.push_back(std::move(sayable));
    return *this;
  }

  std::string Line() const {
    JsonObject properties;
    for (const auto& [name, texts] : properties_)
      if (!texts.empty()) properties.AddJson(name, ToJson(texts));
    return JsonObject().Add("id", id_).Add("schema", schema_).AddJson("properties", properties.text()).text() + "\n";
  }

 private:
  std::string id_;
  std::string_view schema_;
  std::map<std::string, std::vector<std::string>, std::less<>> properties_;
};

class FtmWriter {
 public:
  FtmWriter(const Content& content, OutputFile& file) : content_(content), moment_(content.moment()), file_(file) {}

  Result<void> Write() {
    for (const auto kind : {"Unit", "Enterprise", "Project", "Event", "Place"}) JITU_CHECK_OK(WriteNamed(kind));
    JITU_CHECK_OK(WriteSpending());
    JITU_CHECK_OK(WriteOutcomes());
    JITU_CHECK_OK(WriteReports());
    return WriteSupervision();
  }

 private:
  using Batch = std::vector<FoundNode>;

  static std::vector<NodeId> Ids(const Batch& batch) {
    std::vector<NodeId> ids;
    for (const FoundNode& node : batch) ids.push_back(node.id);
    return ids;
  }

  std::string_view SchemaOf(std::string_view kind, std::string_view name) const {
    if (kind == "Unit") return "PublicBody";
    if (kind == "Place") return "Address";
    if (kind != "Enterprise") return kind;
    for (const auto& form : content_.catalog().Words("legal_form")) {
      const bool ends = name.size() > form.word.size() && name.substr(name.size() - form.word.size()) == form.word;
      if (ends) return "Company";
    }
    return "Organization";
  }

  /// The reports that speak of it, and what they say, word for word.
  void AddEvidence(Entity& entity, const std::vector<Evidence>& evidence) const {
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      const Evidence& one = evidence[i];
      if (content_.selected().Has(one.report_node)) entity.Add("proof", IdOf(one.report_node));
      if (i >= kMostQuotes) continue;
      entity.Add("notes", content_.Text(Say("“{}”（{}，第 {}–{} 字）", "“{}” ({}, characters {}–{})",
                                            OneLine(one.quote), one.report, one.start + 1, one.end)));
    }
  }

  Result<void> WriteNamed(std::string_view kind) {
    return content_.NodesWith(kind, {"name", "aliases"}, [&](const Batch& batch) -> Result<void> {
      JITU_TRY(const auto evidence, EvidenceOf(moment_, Ids(batch)));
      for (const FoundNode& node : batch) {
        const std::string name = OneLine(TextOf(node.values[0]));
        Entity entity(IdOf(node.id), SchemaOf(kind, name));
        entity.Add("name", name);
        for (const auto& alias : TextsOf(node.values[1])) entity.Add("alias", OneLine(alias));
        if (kind == "Place") entity.Add("full", name);
        if (kind == "Unit" || kind == "Place") entity.Add("country", "cn");
        if (const auto said = evidence.find(node.id); said != evidence.end()) AddEvidence(entity, said->second);
        file_.Write(entity.Line());
      }
      return {};
    });
  }

  /// A budget item is a Project with its money and years; who spent it takes part in it.
  Result<void> WriteSpending() {
    const Names names{"name", "fiscalYear", "amountFen", "raw", "basis"};
    return content_.NodesWith("Spending", names, [&](const Batch& batch) -> Result<void> {
      const std::vector<NodeId> ids = Ids(batch);
      JITU_TRY(const auto evidence, EvidenceOf(moment_, ids));
      JITU_TRY(const auto spenders, moment_.Follow(ids, "SPENT", Direction::kIn));
      JITU_TRY(const auto funds, NeighbourNames(moment_, ids, "FROM_FUND", Direction::kOut, "name"));
      for (const FoundNode& node : batch) {
        Entity entity(IdOf(node.id), "Project");
        entity.Add("name", OneLine(TextOf(node.values[0])));
        AddYear(entity, node.values[1]);
        if (node.values[2].AsInteger() != nullptr) {
          entity.Add("amount", CellText(ColumnType::kYuan, node.values[2])).Add("currency", "CNY");
          const std::string basis = WordFor(TextOf(node.values[4]), content_.language());
          entity.Add("summary", OneLine(basis + " " + TextOf(node.values[3])));
        }
        if (const auto fund = funds.find(node.id); fund != funds.end()) {
          for (const std::string& book : fund->second) entity.Add("keywords", book);
        }
        if (const auto said = evidence.find(node.id); said != evidence.end()) AddEvidence(entity, said->second);
        file_.Write(entity.Line());
      }
      for (const Link& link : spenders) {
        if (!content_.selected().Has(link.to)) continue;
        Entity participant(IdOf(link.from) + "-" + std::to_string(link.to.value), "ProjectParticipant");
        participant.Add("project", IdOf(link.from)).Add("participant", IdOf(link.to));
        participant.Add("role", content_.Text(Say("花钱并作自评的单位", "spends the money and reports on it")));
        AddYear(participant, batch[link.input].values[1]);
        file_.Write(participant.Line());
      }
      return {};
    });
  }

  static void AddYear(Entity& entity, const graph::Value& year) {
    const auto* number = year.AsInteger();
    if (number == nullptr || *number < 1000 || *number > 9999) return;
    entity.Add("startDate", std::to_string(*number) + "-01-01").Add("endDate", std::to_string(*number) + "-12-31");
  }

  /// An outcome is a Note on who claims it, what it speaks of and the spending that a report puts behind it.
  Result<void> WriteOutcomes() {
    return content_.NodesWith("Outcome", {"text", "fiscalYear"}, [&](const Batch& batch) -> Result<void> {
      const std::vector<NodeId> ids = Ids(batch);
      JITU_TRY(const auto evidence, EvidenceOf(moment_, ids));
      JITU_TRY(const auto claims, moment_.Follow(ids, "CLAIMS", Direction::kIn));
      JITU_TRY(const auto involved, moment_.Follow(ids, "INVOLVES", Direction::kOut));
      JITU_TRY(const auto supports, moment_.Follow(ids, "SUPPORTS", Direction::kIn, {"mode"}));
      std::vector<NodeId> things;
      for (const Link& link : involved) things.push_back(link.to);
      JITU_TRY(const auto kinds, KindsOf(std::move(things)));
      std::map<NodeId, std::vector<NodeId>> about;
      for (const Link& link : claims) about[link.from].push_back(link.to);
      for (const Link& link : supports)
        if (TextOf(link.values[0]) == "stated") about[link.from].push_back(link.to);
      for (const Link& link : involved)
        if (kinds.at(link.to)) about[link.from].push_back(link.to);
      for (const FoundNode& node : batch) {
        const std::string text = OneLine(TextOf(node.values[0]));
        Entity entity(IdOf(node.id), "Note");
        entity.Add("name", text::Truncated(text, 60)).Add("description", text);
        for (const NodeId thing : about[node.id])
          if (content_.selected().Has(thing)) entity.Add("entity", IdOf(thing));
        if (const auto* year = node.values[1].AsInteger()) entity.Add("keywords", std::to_string(*year));
        if (const auto said = evidence.find(node.id); said != evidence.end()) AddEvidence(entity, said->second);
        file_.Write(entity.Line());
      }
      return {};
    });
  }

  /// Which of the things are written as entities at all.
  Result<std::map<NodeId, bool>> KindsOf(std::vector<NodeId> things) {
    things = SortedUnique(std::move(things));
    JITU_TRY(const auto nodes, moment_.Nodes(things, {}));
    std::map<NodeId, bool> written;
    for (const NodeId thing : things) written[thing] = false;
    for (const FoundNode& node : nodes) {
      for (const std::string& label : node.labels) {
        for (const auto kind : {"Unit", "Enterprise", "Project", "Event", "Place"}) written[node.id] |= label == kind;
      }
    }
    return written;
  }

  Result<void> WriteReports() {
    const Names names{"title", "path", "sha256", "fiscalYear"};
    return content_.NodesWith("Report", names, [&](const Batch& batch) -> Result<void> {
      JITU_TRY(const auto publishers, NeighbourNames(moment_, Ids(batch), "PUBLISHED", Direction::kIn, "name"));
      for (const FoundNode& node : batch) {
        const std::string path = TextOf(node.values[1]), title = OneLine(TextOf(node.values[0]));
        const std::string file = path.substr(path.rfind('/') + 1);
        Entity entity(IdOf(node.id), "Document");
        // The schema demands both, and a report may have no title.
        entity.Add("name", title.empty() ? file : title)
            .Add("title", title)
            .Add("fileName", file.empty() ? title : file);
        entity.Add("language", "zho");
        if (const auto* year = node.values[3].AsInteger()) entity.Add("date", std::to_string(*year));
        if (const auto found = publishers.find(node.id); found != publishers.end()) {
          for (const std::string& unit : found->second) entity.Add("publisher", unit).Add("author", unit);
        }
        const std::string digest = TextOf(node.values[2]);
        if (!digest.empty()) entity.Add("notes", "sha256:" + digest);
        file_.Write(entity.Line());
      }
      return {};
    });
  }

  Result<void> WriteSupervision() {
    return content_.NodesWith("Unit", {}, [&](const Batch& batch) -> Result<void> {
      JITU_TRY(const auto links, moment_.Follow(Ids(batch), "SUPERVISED_BY", Direction::kOut));
      for (const Link& link : links) {
        if (!content_.selected().Has(link.to)) continue;
        Entity entity(IdOf(link.from) + "-" + std::to_string(link.to.value), "UnknownLink");
        entity.Add("subject", IdOf(link.from)).Add("object", IdOf(link.to));
        entity.Add("role", WordFor("SUPERVISED_BY", content_.language()));
        file_.Write(entity.Line());
      }
      return {};
    });
  }

  const Content& content_;
  const GraphMoment& moment_;
  OutputFile& file_;
};

}  // namespace

Result<void> WriteFtm(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  JITU_CHECK_OK(FtmWriter(content, *file).Write());
  if (output.IsStream()) return {};
  JITU_TRY(OutputFile * beside, output.FileBeside("-metadata.json"));
  JITU_TRY(const OriginLines origin, OriginOf(content));
  beside->Write(JsonObject().AddJson("dc:source", AsJson(origin)).text() + "\n");
  return {};
}

}  // namespace jitu::query::exporting
