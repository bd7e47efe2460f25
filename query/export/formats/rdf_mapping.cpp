#include "query/export/formats/rdf_mapping.h"

#include <algorithm>
#include <array>
#include <set>

#include "query/export/origin.h"
#include "schema/text/utf8.h"

namespace jitu::query::exporting {
namespace {

/// What a kind of nodes is in the vocabularies of others.
struct ClassMapping {
  std::string_view kind;
  std::array<std::string_view, 2> classes;  ///< empty: none
};
constexpr std::array kClasses{
    ClassMapping{"Unit", {"org:FormalOrganization", "prov:Organization"}},
    ClassMapping{"Enterprise", {"org:FormalOrganization", "prov:Organization"}},
    ClassMapping{"Fund", {"skos:Concept"}},
    ClassMapping{"Indicator", {"skos:Concept"}},
    ClassMapping{"Spending", {"prov:Activity"}},
    ClassMapping{"Outcome", {"prov:Entity"}},
    ClassMapping{"Observation", {"prov:Entity"}},
    ClassMapping{"Report", {"prov:Entity"}},
    ClassMapping{"Passage", {"oa:SpecificResource", "prov:Entity"}},
};

/// Further names of a property; each has its own name in jitu's vocabulary besides.
struct PropertyMapping {
  std::string_view name, predicate;
};
constexpr std::array kProperties{
    PropertyMapping{"name", "skos:prefLabel"},   PropertyMapping{"name", "rdfs:label"},
    PropertyMapping{"aliases", "skos:altLabel"}, PropertyMapping{"text", "rdfs:label"},
    PropertyMapping{"title", "dct:title"},       PropertyMapping{"title", "rdfs:label"},
    PropertyMapping{"message", "rdfs:comment"},  PropertyMapping{"quote", "rdfs:label"},
};

/// What a relationship says of its start (`forward`) and of its end (`backward`), besides its own name.
struct RelationshipMapping {
  std::string_view type, forward, backward;
};
constexpr std::array kRelationships{
    RelationshipMapping{"PUBLISHED", "", "dct:publisher"},
    RelationshipMapping{"SUPERVISED_BY", "org:linkedTo", ""},
    RelationshipMapping{"SPENT", "", "prov:wasAssociatedWith"},
    RelationshipMapping{"PART_OF", "dct:isPartOf", ""},
    RelationshipMapping{"CLAIMS", "", "prov:wasAttributedTo"},
    RelationshipMapping{"INVOLVES", "dct:references", ""},
    RelationshipMapping{"OF", "jitu:indicator", ""},
    RelationshipMapping{"REPORTED", "", "jitu:reporter"},
    RelationshipMapping{"IN", "oa:hasSource", ""},
};

constexpr std::string_view kType = "rdf:type";

std::string Own(std::string_view name) { return std::string("jitu:").append(RdfLocal(name)); }

/// SUPERVISED_BY -> jitu:supervisedBy
std::string OwnOfType(std::string_view type) {
  std::string name;
  bool upper = false;
  for (const char c : type) {
    const bool letter = (c >= 'A' && c <= 'Z');
    if (c == '_') {
      upper = true;
      continue;
    }
    name += letter && !upper ? static_cast<char>(c - 'A' + 'a') : c;
    upper = false;
  }
  return Own(name);
}

/// Chinese where there is Chinese in it; else nobody said which language it is.
RdfTerm Words(std::string_view text) {
  for (std::size_t i = 0; i < text.size() && i < 300;) {
    const text::CodePoint next = text::At(text, i);
    if (text::IsHan(next.value)) return RdfTerm::Text(text, "@zh");
    i += next.bytes;
  }
  return RdfTerm::Text(text);
}

bool IsYear(std::int64_t number) { return number >= 1000 && number <= 9999; }

RdfTerm TermOf(std::string_view name, const graph::Value& value) {
  if (const auto* number = value.AsInteger()) {
    const bool year = name == "fiscalYear" || name == "periodYear";
    if (year && IsYear(*number)) return RdfTerm::Text(std::to_string(*number), "xsd:gYear");
    return RdfTerm::Integer(*number);
  }
  if (const auto* number = value.AsFloat()) return RdfTerm::Number(*number);
  if (const auto* truth = value.AsBoolean()) return RdfTerm::Boolean(*truth);
  return Words(CellText(ColumnType::kText, value));
}

void AddProperty(RdfResource& resource, std::string_view name, const graph::Value& value) {
  if (const auto* list = value.AsList()) {
    for (const auto& element : *list) AddProperty(resource, name, element);
    return;
  }
  const RdfTerm term = TermOf(name, value);
  resource.Add(Own(name), term);
  for (const PropertyMapping& mapping : kProperties)
    if (mapping.name == name) resource.Add(mapping.predicate, term);
  if (name == "amountFen")
    resource.Add("jitu:amountYuan", RdfTerm::Text(CellText(ColumnType::kYuan, value), "xsd:decimal"));
}

void AddBoth(RdfResource& resource, std::string_view predicate, const Message& message) {
  if (!message.zh.empty()) resource.Add(predicate, RdfTerm::Text(message.zh, "@zh"));
  if (!message.en.empty()) resource.Add(predicate, RdfTerm::Text(message.en, "@en"));
}

std::string Fixed(const Content& content, std::string_view name) {
  return std::string(content.provenance().base).append(name);
}

/// Web Annotation, 4.2: where a sentence stands, and its words.
void DescribeSelectors(const GraphNode& node, RdfResource& passage, const ResourceSink& sink) {
  const auto* start = Named(node.properties, "start").AsInteger();
  const auto* end = Named(node.properties, "end").AsInteger();
  if (start != nullptr && end != nullptr) {
    RdfResource position{passage.iri + "#position", {}};
    position.Add(kType, RdfTerm::Name("oa:TextPositionSelector"));
    position.Add("oa:start", RdfTerm::Text(std::to_string(*start), "xsd:nonNegativeInteger"));
    position.Add("oa:end", RdfTerm::Text(std::to_string(*end), "xsd:nonNegativeInteger"));
    passage.Add("oa:hasSelector", RdfTerm::Iri(position.iri));
    sink(std::move(position));
  }
  if (const auto* words = Named(node.properties, "quote").AsString()) {
    RdfResource quote{passage.iri + "#quote", {}};
    quote.Add(kType, RdfTerm::Name("oa:TextQuoteSelector")).Add("oa:exact", Words(*words));
    passage.Add("oa:hasSelector", RdfTerm::Iri(quote.iri));
    sink(std::move(quote));
  }
}

/// RDF Data Cube, 5: in the cube stands what has a number and a year. A claim is a dimension of its own, for two
/// reports may say different things of one indicator, unit and year, and both stay as they are.
void AddToCube(const Content& content, const GraphNode& node, RdfResource& observation) {
  const auto* year = Named(node.properties, "fiscalYear").AsInteger();
  const bool counts = Named(node.properties, "value").AsFloat() != nullptr && year != nullptr && IsYear(*year) &&
                      Named(node.properties, "role").AsString() != nullptr;
  if (!counts) return;
  observation.Add(kType, RdfTerm::Name("qb:Observation"));
  observation.Add("qb:dataSet", RdfTerm::Iri(Fixed(content, "observations")));
  observation.Add("jitu:claim", RdfTerm::Text(std::to_string(node.id.value)));
}

/// A relationship with properties as a thing of its own.
void DescribeQualified(const Content& content, const GraphRelationship& relationship, RdfResource& from,
                       RdfResource& to, const ResourceSink& sink) {
  RdfResource qualified{Fixed(content, relationship.Id()), {}};
  if (relationship.type == "SUPPORTS") {
    qualified.Add(kType, RdfTerm::Name("jitu:Support")).Add(kType, RdfTerm::Name("prov:ActivityInfluence"));
    qualified.Add("prov:activity", RdfTerm::Iri(from.iri)).Add("jitu:outcome", RdfTerm::Iri(to.iri));
    to.Add("prov:qualifiedInfluence", RdfTerm::Iri(qualified.iri));
  } else if (relationship.type == "EVIDENCED_BY") {
    qualified.Add(kType, RdfTerm::Name("oa:Annotation")).Add("oa:motivatedBy", RdfTerm::Name("oa:linking"));
    qualified.Add("oa:hasBody", RdfTerm::Iri(from.iri)).Add("oa:hasTarget", RdfTerm::Iri(to.iri));
  } else {
    if (relationship.properties.empty()) return;
    qualified.Add(kType, RdfTerm::Name("rdf:Statement")).Add("rdf:subject", RdfTerm::Iri(from.iri));
    qualified.Add("rdf:predicate", RdfTerm::Name(OwnOfType(relationship.type)));
    qualified.Add("rdf:object", RdfTerm::Iri(to.iri));
  }
  for (const auto& [name, value] : relationship.properties) {
    const auto* passages = name == "evidence" ? value.AsList() : nullptr;
    if (passages == nullptr) {
      AddProperty(qualified, name, value);
      continue;
    }
    for (const auto& id : *passages) {
      if (id.AsString() != nullptr) qualified.Add("prov:wasDerivedFrom", RdfTerm::Iri(Fixed(content, *id.AsString())));
    }
  }
  sink(std::move(qualified));
}

void DescribeScheme(const Content& content, std::string_view name, const Message& about, const ResourceSink& sink) {
  RdfResource scheme{Fixed(content, name), {}};
  scheme.Add(kType, RdfTerm::Name("skos:ConceptScheme"));
  AddBoth(scheme, "rdfs:label", about);
  sink(std::move(scheme));
}

struct Component {
  std::string_view name, kind, link;
  Message about;
};

void DescribeCube(const Content& content, const ResourceSink& sink) {
  const std::array components{
      Component{"reporter", "qb:DimensionProperty", "qb:dimension", Say("报告单位", "the unit that reports it")},
      Component{"indicator", "qb:DimensionProperty", "qb:dimension", Say("指标", "indicator")},
      Component{"fiscalYear", "qb:DimensionProperty", "qb:dimension", Say("年度", "budget year")},
      Component{"role", "qb:DimensionProperty", "qb:dimension", Say("目标、完成或基期", "target, actual or baseline")},
      Component{"claim", "qb:DimensionProperty", "qb:dimension", Say("哪一处所说", "which claim it is")},
      Component{"value", "qb:MeasureProperty", "qb:measure", Say("数值", "value")},
      Component{"unit", "qb:AttributeProperty", "qb:attribute", Say("计量单位", "unit of measure")},
      Component{"bound", "qb:AttributeProperty", "qb:attribute", Say("界限", "bound: exact, at least, at most, about")},
  };
  RdfResource structure{Fixed(content, "observations/structure"), {}};
  structure.Add(kType, RdfTerm::Name("qb:DataStructureDefinition"));
  for (const Component& component : components) {
    RdfResource specification{structure.iri + "/" + std::string(component.name), {}};
    specification.Add(kType, RdfTerm::Name("qb:ComponentSpecification"));
    specification.Add(component.link, RdfTerm::Name(Own(component.name)));
    RdfResource property{"urn:jitu:vocabulary#" + std::string(component.name), {}};
    property.Add(kType, RdfTerm::Name(component.kind)).Add(kType, RdfTerm::Name("rdf:Property"));
    AddBoth(property, "rdfs:label", component.about);
    structure.Add("qb:component", RdfTerm::Iri(specification.iri));
    sink(std::move(specification));
    sink(std::move(property));
  }
  RdfResource set{Fixed(content, "observations"), {}};
  set.Add(kType, RdfTerm::Name("qb:DataSet")).Add("qb:structure", RdfTerm::Iri(structure.iri));
  AddBoth(set, "rdfs:label", Say("指标值", "observations of indicators"));
  sink(std::move(structure));
  sink(std::move(set));
}

std::string VocabularyIri(const std::string& name) { return "urn:jitu:vocabulary#" + name.substr(name.find(':') + 1); }

/// Once for each name, as the first says that has it.
void DescribeProperties(const std::vector<model::PropertyDefinition>& properties,
                        std::set<std::string>& described_names, const ResourceSink& sink) {
  for (const auto& property : properties) {
    if (property.name == "keys" || !described_names.insert(property.name).second) continue;
    RdfResource described{VocabularyIri(Own(property.name)), {}};
    described.Add(kType, RdfTerm::Name("rdf:Property"));
    AddBoth(described, "rdfs:comment", property.about);
    sink(std::move(described));
  }
}

}  // namespace

Result<void> DescribeExport(const Content& content, const ResourceSink& sink) {
  RdfResource origin{Fixed(content, "export"), {}};
  origin.Add(kType, RdfTerm::Name("prov:Entity")).Add(kType, RdfTerm::Name("jitu:Export"));
  JITU_TRY(const OriginLines lines, OriginOf(content));
  for (const auto& [key, text] : lines) origin.Add(Own(key), RdfTerm::Text(text));
  if (!content.provenance().time.empty()) origin.Add("dct:created", RdfTerm::Text(content.provenance().time));
  const std::string& licence = content.provenance().licence;
  const bool is_iri = licence.rfind("http://", 0) == 0 || licence.rfind("https://", 0) == 0;
  if (!licence.empty())
    origin.Add(is_iri ? "dct:license" : "dct:rights", is_iri ? RdfTerm::Iri(licence) : RdfTerm::Text(licence));
  sink(std::move(origin));
  return {};
}

void DescribeVocabulary(const Content& content, const ResourceSink& sink) {
  std::set<std::string> names;
  for (const auto& label : content.catalog().graph().labels) {
    RdfResource described{VocabularyIri(Own(label.name)), {}};
    described.Add(kType, RdfTerm::Name("rdfs:Class"));
    AddBoth(described, "rdfs:comment", label.about);
    for (const ClassMapping& mapping : kClasses) {
      for (const std::string_view of : mapping.classes)
        if (mapping.kind == label.name && !of.empty()) described.Add("rdfs:subClassOf", RdfTerm::Name(of));
    }
    sink(std::move(described));
    DescribeProperties(label.properties, names, sink);
  }
  for (const auto& type : content.catalog().graph().relationships) {
    RdfResource described{VocabularyIri(OwnOfType(type.name)), {}};
    described.Add(kType, RdfTerm::Name("rdf:Property"));
    AddBoth(described, "rdfs:comment", type.about);
    sink(std::move(described));
    DescribeProperties(type.properties, names, sink);
  }
  DescribeScheme(content, "funds", Say("预算账本", "budget books"), sink);
  DescribeScheme(content, "indicators", Say("绩效指标", "performance indicators"), sink);
  DescribeCube(content, sink);
}

void DescribeNode(const Content& content, const GraphNode& node, const ResourceSink& sink) {
  RdfResource resource{content.Iri(node.id), {}};
  for (const std::string& label : node.labels) {
    resource.Add(kType, RdfTerm::Name(Own(label)));
    for (const ClassMapping& mapping : kClasses) {
      for (const std::string_view of : mapping.classes)
        if (mapping.kind == label && !of.empty()) resource.Add(kType, RdfTerm::Name(of));
    }
  }
  for (const auto& [name, value] : node.properties)
    if (name != "keys") AddProperty(resource, name, value);
  if (node.kind == "Fund") resource.Add("skos:inScheme", RdfTerm::Iri(Fixed(content, "funds")));
  if (node.kind == "Indicator") resource.Add("skos:inScheme", RdfTerm::Iri(Fixed(content, "indicators")));
  if (node.kind == "Observation") AddToCube(content, node, resource);
  if (node.kind == "Passage") DescribeSelectors(node, resource, sink);
  sink(std::move(resource));
}

void DescribeRelationship(const Content& content, const GraphRelationship& relationship, const ResourceSink& sink) {
  RdfResource from{content.Iri(relationship.key.from), {}}, to{content.Iri(relationship.key.to), {}};
  const auto* mode = Named(relationship.properties, "mode").AsString();
  // Said plainly only where a report says it; what is joined or inferred is never without its mode.
  const bool plain = relationship.type != "SUPPORTS" || (mode != nullptr && *mode == "stated");
  if (plain) from.Add(OwnOfType(relationship.type), RdfTerm::Iri(to.iri));
  for (const RelationshipMapping& mapping : kRelationships) {
    if (mapping.type != relationship.type) continue;
    if (!mapping.forward.empty()) from.Add(mapping.forward, RdfTerm::Iri(to.iri));
    if (!mapping.backward.empty()) to.Add(mapping.backward, RdfTerm::Iri(from.iri));
  }
  DescribeQualified(content, relationship, from, to, sink);
  sink(std::move(from));
  sink(std::move(to));
}

}  // namespace jitu::query::exporting
