#include "ingest/readers/office_package.h"

#include <utility>

namespace jitu::ingest {
namespace {

/// .../officeDocument/2006/relationships/styles, and the same of the strict form under purl.oclc.org: styles.
std::string_view KindOf(MarkupNode relation) {
  const std::string_view type = relation.Attribute("Type");
  return type.substr(type.rfind('/') + 1);
}

}  // namespace

Result<OfficePackage> OfficePackage::Open(std::string_view bytes, std::string_view usual) {
  JITU_TRY(Archive archive, Archive::Open(bytes));
  OfficePackage package(std::move(archive));
  std::string main(usual);
  JITU_TRY(const MarkupNode relations, package.Part("_rels/.rels"));
  for (MarkupNode relation = relations.First(); relation; relation = relation.Next()) {
    if (KindOf(relation) == "officeDocument") main = package.Resolved(relation.Attribute("Target"));
  }
  const std::size_t name = main.rfind('/') + 1;
  package.folder_ = main.substr(0, name);
  JITU_TRY(package.main_, package.Part(main));
  JITU_TRY(const MarkupNode own, package.Part(package.folder_ + "_rels/" + main.substr(name) + ".rels"));
  for (MarkupNode relation = own.First(); relation; relation = relation.Next()) {
    const std::string target = package.Resolved(relation.Attribute("Target"));
    package.kinds_.try_emplace(std::string(KindOf(relation)), target);
    package.ids_.emplace(relation.Attribute("Id"), target);
  }
  return package;
}

std::string OfficePackage::Resolved(std::string_view target) const {
  return target.starts_with("/") ? std::string(target.substr(1)) : folder_ + std::string(target);
}

Result<MarkupNode> OfficePackage::Part(const std::string& name) {
  JITU_TRY(const std::string bytes, archive_.ReadIfThere(name));
  if (bytes.empty()) return MarkupNode();
  JITU_TRY(Markup markup, Markup::Xml(bytes));
  kept_.push_back(std::move(markup));
  return kept_.back().Root();
}

Result<MarkupNode> OfficePackage::Related(std::string_view kind) {
  const auto found = kinds_.find(kind);
  return Part(found != kinds_.end() ? found->second : folder_ + std::string(kind) + ".xml");
}

Result<std::string> OfficePackage::ById(std::string_view id) {
  const auto found = ids_.find(id);
  return found == ids_.end() ? Result<std::string>(std::string()) : archive_.ReadIfThere(found->second);
}

}  // namespace jitu::ingest
