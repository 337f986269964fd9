// SPDX-License-Identifier: Apache-2.0
// For the static binary only. libgit2's archive holds transports that gate never uses: HTTP, SSH and
// TLS. Their entry points are defined here to fail, so that the linker leaves the real ones and
// their libraries out, and starting libgit2 reads no certificates.
extern "C" {
int git_mbedtls_stream_global_init() { return 0; }
int git_mbedtls__set_cert_location(const char*, const char*) { return -1; }
int git_openssl_stream_global_init() { return 0; }
int git_transport_ssh_global_init() { return 0; }
int git_smart_subtransport_http(void**, void*, void*) { return -1; }
int git_smart_subtransport_ssh(void**, void*, void*) { return -1; }
int git_transport_ssh_with_paths(void**, void*, void*) { return -1; }
bool git_http__expect_continue = false;
}
