// SPDX-License-Identifier: Apache-2.0
//
// libgit2 (seen with 1.5.1) inflates a loose object in a loop that ends only when all the bytes
// that the object's header promises have come: a file that ends too early makes it spin. This
// backend stands between the packs and libgit2's loose objects. What it has as a loose file it
// reads or refuses; what it does not have goes on to the next.
#include "gate/source/git_loose.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>
#include <zlib.h>

#include <git2/sys/odb_backend.h>

#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h>  // where libgit2 1.9 declares git_error_set_str
#endif

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"
#include "gate/source/files.hpp"
#include "gate/source/names.hpp"

namespace gate::source {
namespace {

constexpr std::uint64_t largest_object = std::uint64_t{1} << 30U;
constexpr std::size_t longest_header = 64;  // "commit 18446744073709551615\0" is shorter

struct Object {
  void* bytes = nullptr;  // of git_odb_backend_data_alloc, where the content was asked for
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
};

// One zlib stream over bytes in memory.
class Inflater {
 public:
  explicit Inflater(const std::string& bytes) {
    ready_ = inflateInit(&stream_) == Z_OK;
    // zlib takes its input as mutable and does not change it.
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT(*-const-cast)
    stream_.avail_in = static_cast<uInt>(bytes.size());
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(Inflater&&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  // Inflates up to `size` bytes; how many came.
  std::size_t take(char* onto, std::size_t size) {
    if (!ready_ || ended_) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(onto);
    stream_.avail_out = static_cast<uInt>(size);
    const int result = inflate(&stream_, Z_SYNC_FLUSH);
    ended_ = result == Z_STREAM_END;
    ready_ = ended_ || result == Z_OK;
    return size - stream_.avail_out;
  }
  // True if the stream ended whole, with nothing behind it.
  bool is_complete() {
    char more = 0;
    if (!ended_ && take(&more, 1) != 0) return false;
    return ended_ && stream_.avail_in == 0;
  }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
  bool ended_ = false;
};

int refuse(const git_oid& id) {
  std::array<char, GIT_OID_HEXSZ + 1> name = {};
  git_oid_tostr(name.data(), name.size(), &id);
  git_error_set_str(GIT_ERROR_ODB,
                    ("loose object " + std::string{name.data()} + " is damaged").c_str());
  return GIT_ERROR;
}

// "blob 12\0": type and size; the length of the header, or 0.
std::size_t parse_header(std::string_view bytes, Object& object) {
  const std::size_t end = bytes.find('\0');
  const std::size_t blank = bytes.substr(0, end).find(' ');
  if (end == std::string_view::npos || blank == std::string_view::npos) return 0;
  object.type = git_object_string2type(std::string{bytes.substr(0, blank)}.c_str());
  const char* last = bytes.data() + end;
  const auto parsed = std::from_chars(bytes.data() + blank + 1, last, object.size);
  const bool valid =
      git_object_typeisloose(object.type) == 1 && parsed.ec == std::errc{} && parsed.ptr == last;
  return valid ? end + 1 : 0;
}

int inflate_object(const git_oid& id, const std::string& file, git_odb_backend* backend,
                   bool with_content, Object& object) {
  Inflater inflater{file};
  std::array<char, longest_header> start = {};
  const std::size_t first = inflater.take(start.data(), start.size());
  const std::size_t header = parse_header({start.data(), first}, object);
  if (header == 0 || object.size > largest_object || first - header > object.size)
    return refuse(id);
  if (!with_content) return GIT_OK;
  object.bytes = git_odb_backend_data_alloc(backend, object.size + 1);
  if (object.bytes == nullptr) return GIT_ERROR;
  char* onto = static_cast<char*>(object.bytes);
  std::memcpy(onto, start.data() + header, first - header);
  std::size_t done = first - header;
  while (done < object.size) {
    const std::size_t more = inflater.take(onto + done, object.size - done);
    if (more == 0) break;
    done += more;
  }
  if (done == object.size && inflater.is_complete()) {
    onto[done] = '\0';  // as libgit2's own readers leave it
    return GIT_OK;
  }
  git_odb_backend_data_free(backend, object.bytes);
  object.bytes = nullptr;
  return refuse(id);
}

class Guard final : public git_odb_backend {
 public:
  explicit Guard(const std::string& objects) : git_odb_backend{} {
    git_odb_init_backend(this, GIT_ODB_BACKEND_VERSION);
    read = [](void** bytes, std::size_t* size, git_object_t* type, git_odb_backend* self,
              const git_oid* id) {
      Object object;
      const int error = static_cast<Guard*>(self)->find(*id, true, object);
      *bytes = object.bytes;
      *size = object.size;
      *type = object.type;
      return error;
    };
    read_header = [](std::size_t* size, git_object_t* type, git_odb_backend* self,
                     const git_oid* id) {
      Object object;
      const int error = static_cast<Guard*>(self)->find(*id, false, object);
      *size = object.size;
      *type = object.type;
      return error;
    };
    read_prefix = [](git_oid* found, void** bytes, std::size_t* size, git_object_t* type,
                     git_odb_backend* self, const git_oid* start, std::size_t digits) {
      auto* guard = static_cast<Guard*>(self);
      Object object;
      int error = guard->complete(*start, digits, *found);
      if (error == GIT_OK) error = guard->find(*found, true, object);
      *bytes = object.bytes;
      *size = object.size;
      *type = object.type;
      return error;
    };
    free = [](git_odb_backend* self) {
      delete static_cast<Guard*>(self);
    };  // NOLINT(*-owning-memory)
    add_folder(objects, 0);
  }

 private:
  static constexpr int deepest = 5;  // as in git
  static constexpr std::size_t most_folders = 64;

  void add_folder(const std::string& objects, int depth) {
    folders_.push_back(objects);
    const Tree::Read content = read_file(objects + "/info/alternates", std::uint64_t{1} << 20U);
    const auto* text = std::get_if<std::string>(&content);
    if (text == nullptr || depth >= deepest) return;
    for (const std::string_view line : lines_of(*text)) {
      if (line.empty() || line.front() == '#' || folders_.size() >= most_folders) continue;
      add_folder(line.front() == '/' ? std::string{line} : objects + '/' + std::string{line},
                 depth + 1);
    }
  }

  int find(const git_oid& id, bool with_content, Object& object) {
    std::array<char, GIT_OID_HEXSZ + 2> path = {};
    git_oid_pathfmt(path.data(), &id);
    const std::string below{path.data(), GIT_OID_HEXSZ + 1};
    for (const std::string& folder : folders_) {
      const std::string name = folder + '/' + below;
      const Descriptor file{open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
      if (!file && (errno == ENOENT || errno == ENOTDIR)) continue;
      if (!file) return refuse(id);
      const Tree::Read content = read_whole(file.get(), name, largest_object);
      const auto* bytes = std::get_if<std::string>(&content);
      return bytes == nullptr ? refuse(id) : inflate_object(id, *bytes, this, with_content, object);
    }
    return GIT_ENOTFOUND;
  }

  // The one loose object whose id starts with these digits.
  int complete(const git_oid& start, std::size_t digits, git_oid& found) const {
    std::array<char, GIT_OID_HEXSZ + 1> text = {};
    git_oid_tostr(text.data(), text.size(), &start);
    const std::string_view wanted{text.data(), std::min<std::size_t>(digits, GIT_OID_HEXSZ)};
    if (wanted.size() < 2) return GIT_ENOTFOUND;
    std::string whole;
    for (const std::string& folder : folders_) {
      const std::string path = folder + '/' + std::string{wanted.substr(0, 2)};
      Descriptor open_folder{open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
      if (!open_folder) continue;
      const Names names{std::move(open_folder)};
      for (const std::string& name : names.sorted()) {
        const std::string id = std::string{wanted.substr(0, 2)} + name;
        if (id.size() != GIT_OID_HEXSZ || id.compare(0, wanted.size(), wanted) != 0) continue;
        if (!whole.empty() && whole != id) return GIT_EAMBIGUOUS;
        whole = id;
      }
    }
    if (whole.empty() || git_oid_fromstr(&found, whole.c_str()) != 0) return GIT_ENOTFOUND;
    return GIT_OK;
  }

  std::vector<std::string> folders_;
};

}  // namespace

bool guard_loose_objects(git_odb* odb, const std::string& objects) {
  constexpr int between_packs_and_loose = 3;  // see library_is_ready()
  auto guard = std::make_unique<Guard>(objects);
  if (git_odb_add_backend(odb, guard.get(), between_packs_and_loose) != 0) return false;
  static_cast<void>(guard.release());  // the database frees it
  return true;
}

}  // namespace gate::source
