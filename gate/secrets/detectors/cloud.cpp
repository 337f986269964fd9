// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider aws{
    .why =
        "Whoever reads key id and secret acts in the AWS account with the rights of their user or "
        "role.",
    .fix =
        "Deactivate it in IAM, look at CloudTrail for use you do not know, then delete it; then "
        "keep the new one in a secret store, never in a file that is committed.",
    .reference =
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"};
constexpr Provider google{
    .why =
        "Whoever reads it calls Google services in the project's or the user's name and on its "
        "bill.",
    .fix =
        "Delete or rotate it under APIs and services, credentials (service accounts: IAM); then "
        "keep the new one in a secret store, never in a file that is committed.",
    .reference = "https://cloud.google.com/docs/authentication/api-keys"};
constexpr Provider azure{
    .why =
        "Whoever reads it signs in to Azure as the application, or reads and writes the storage, "
        "queue or code behind it.",
    .fix =
        "Remove or regenerate it in the Azure portal (the app's secrets, the account's access "
        "keys) or in Azure DevOps; then keep the new one in a secret store, never in a file that "
        "is committed.",
    .reference = "https://learn.microsoft.com/azure/security/fundamentals/secrets-best-practices"};
constexpr Provider alibaba{
    .why = "Whoever reads key id and secret acts in the Alibaba Cloud account.",
    .fix =
        "Disable it under AccessKey management; then keep the new one in a secret store, never in "
        "a file that is committed.",
    .reference = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair"};
constexpr Provider tencent{
    .why = "Whoever reads secret id and key acts in the Tencent Cloud account.",
    .fix =
        "Disable it under API key management in CAM; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://www.tencentcloud.com/document/product/598/32675"};

constexpr std::array rows{
    token<"AWS_ACCESS_KEY_ID", "AKIA<R16>">({.id = "TOK071",
                                             .slug = "aws-access-key",
                                             .severity = Severity::medium,
                                             .title = "AWS access key id",
                                             .by = aws,
                                             .nature = Nature::half,
                                             .partner = "TOK074"}),
    token<"AWS_ACCESS_KEY_ID", "ASIA<R16>">({.id = "TOK072",
                                             .slug = "aws-temporary-key",
                                             .severity = Severity::medium,
                                             .title = "AWS temporary access key id",
                                             .by = aws,
                                             .nature = Nature::half,
                                             .partner = "TOK074"}),
    token<"AWS_BEARER_ID", "{ABIA|ACCA}<R16>">({.id = "TOK073",
                                                .slug = "aws-bearer",
                                                .severity = Severity::high,
                                                .title = "AWS service bearer token id",
                                                .by = aws}),
    named<"AWS_SECRET_ACCESS_KEY", "<B40>">(
        {.id = "TOK074",
         .slug = "aws-secret",
         .severity = Severity::critical,
         .title = "AWS secret access key",
         .by = aws,
         .near = "aws|amazon|akia|asia|secretaccesskey|secret_access_key|s3"}),
    token<"AWS_BEARER_TOKEN_BEDROCK", "ABSK<B109-269>">({.id = "TOK075",
                                                         .slug = "bedrock-long",
                                                         .severity = Severity::critical,
                                                         .title = "Amazon Bedrock API key",
                                                         .by = aws}),
    token<"BEDROCK_API_KEY", "bedrock-api-key-<B60+>">(
        {.id = "TOK076",
         .slug = "bedrock-short",
         .severity = Severity::high,
         .title = "Amazon Bedrock short-term API key",
         .by = aws}),
    token<"MWS_AUTH_TOKEN", "amzn.mws.<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK077",
                                                                   .slug = "aws-mws",
                                                                   .severity = Severity::high,
                                                                   .title = "Amazon MWS token",
                                                                   .by = aws}),
    token<"GOOGLE_API_KEY", "AIza<U35>">({.id = "TOK078",
                                          .slug = "gcp-api-key",
                                          .severity = Severity::high,
                                          .title = "Google API key",
                                          .by = google}),
    token<"GEMINI_API_KEY", "AQ.Ab8RN6<U44>">({.id = "TOK079",
                                               .slug = "gemini-key",
                                               .severity = Severity::high,
                                               .title = "Google Gemini API key",
                                               .by = google}),
    token<"GOOGLE_CLIENT_SECRET", "GOCSPX-<U28>">({.id = "TOK080",
                                                   .slug = "google-oauth-secret",
                                                   .severity = Severity::high,
                                                   .title = "Google OAuth client secret",
                                                   .by = google}),
    token<"GOOGLE_ACCESS_TOKEN", "ya29.<U40+>">({.id = "TOK081",
                                                 .slug = "google-access",
                                                 .severity = Severity::medium,
                                                 .title = "Google OAuth access token",
                                                 .by = google}),
    token<"GOOGLE_REFRESH_TOKEN", "1//0<U80-400>">({.id = "TOK082",
                                                    .slug = "google-refresh",
                                                    .severity = Severity::high,
                                                    .title = "Google OAuth refresh token",
                                                    .by = google}),
    token<"AZURE_CLIENT_SECRET", "<U3><D1>Q~<Q31-34>">({.id = "TOK083",
                                                        .slug = "azure-ad-secret",
                                                        .severity = Severity::critical,
                                                        .title = "Microsoft Entra client secret",
                                                        .by = azure}),
    token<"AZURE_DEVOPS_PAT", "<A76>AZDO<A4>">({.id = "TOK084",
                                                .slug = "azure-devops-pat",
                                                .severity = Severity::high,
                                                .title = "Azure DevOps personal access token",
                                                .by = azure}),
    named<"AZURE_DEVOPS_TOKEN", "<r52>">({.id = "TOK085",
                                          .slug = "azure-devops-pat-old",
                                          .severity = Severity::high,
                                          .title = "Azure DevOps personal access token (old form)",
                                          .by = azure,
                                          .near = "azure|devops|vsts|ado_"}),
    token<"ALIBABA_ACCESS_KEY_ID", "LTAI<A17-21>">({.id = "TOK086",
                                                    .slug = "alibaba-key-id",
                                                    .severity = Severity::medium,
                                                    .title = "Alibaba Cloud access key id",
                                                    .by = alibaba,
                                                    .nature = Nature::half,
                                                    .partner = "TOK087"}),
    named<"ALIBABA_ACCESS_KEY_SECRET", "<A30>">({.id = "TOK087",
                                                 .slug = "alibaba-secret",
                                                 .severity = Severity::critical,
                                                 .title = "Alibaba Cloud access key secret",
                                                 .by = alibaba,
                                                 .near = "alibaba|aliyun|alicloud|ltai|oss"}),
    token<"TENCENT_SECRET_ID", "AKID<A32>">({.id = "TOK088",
                                             .slug = "tencent-key-id",
                                             .severity = Severity::medium,
                                             .title = "Tencent Cloud secret id",
                                             .by = tencent,
                                             .nature = Nature::half,
                                             .partner = "TOK089"}),
    named<"TENCENTCLOUD_SECRET_KEY", "<A32>">({.id = "TOK089",
                                               .slug = "tencent-secret",
                                               .severity = Severity::critical,
                                               .title = "Tencent Cloud secret key",
                                               .by = tencent,
                                               .near = "tencent|qcloud|akid"}),
};

}  // namespace

const std::span<const Detector> cloud{rows};

}  // namespace gate::secrets::detectors
