// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider slack{
    .why =
        "Whoever reads it reads channels and writes messages in the workspace with the rights of "
        "the app or user.",
    .fix =
        "Revoke it with the auth.revoke method or regenerate it in the app's settings; then keep "
        "the new one in a secret store, never in a file that is committed.",
    .reference = "https://api.slack.com/authentication/best-practices"};
constexpr Provider discord{
    .why =
        "Whoever reads it acts as the bot, or posts as the webhook, in every server it was added "
        "to.",
    .fix =
        "Reset it on the bot page of the application, or delete the webhook in the channel; then "
        "keep the new one in a secret store, never in a file that is committed.",
    .reference = "https://discord.com/developers/docs/topics/oauth2"};
constexpr Provider telegram{.why = "Whoever reads it reads the bot's chats and writes as the bot.",
                            .fix =
                                "Revoke it with /revoke at @BotFather; then keep the new one in a "
                                "secret store, never in a file that is committed.",
                            .reference = "https://core.telegram.org/bots/features#botfather"};
constexpr Provider twilio{
    .why = "Whoever reads it sends messages and calls on the account's bill and reads its logs.",
    .fix =
        "Delete the key or roll the auth token in the console; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference = "https://www.twilio.com/docs/iam/api-keys"};
constexpr Provider mail{
    .why = "Whoever reads it sends mail as your domain and reads the recipients.",
    .fix =
        "Delete it on the API keys page of the provider; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};
constexpr Provider teams{
    .why = "Whoever reads it posts into the channel as the connector.",
    .fix =
        "Delete the connector or workflow in the channel and add a new one; then keep the new one "
        "in a secret store, never in a file that is committed.",
    .reference =
        "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/"
        "add-incoming-webhook"};
constexpr Provider shipping{
    .why = "Whoever reads it buys labels on the account's bill and reads addresses.",
    .fix =
        "Delete it under API keys at the provider; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};

// Without a literal in the token itself, the search needs one before it.
constexpr std::string_view discord_probe =
    R"((?i)(?:discord|token|\.login|\.run|\.start|\bbot)["'`=:( \t]{1,6}(?:bot )?[MNO][\w-]{22,26}\.[\w-]{6}\.[\w-]{20})";
constexpr std::string_view discord_confirm =
    R"((?<![A-Za-z0-9_.-])([MNO][\w-]{22,26}\.[\w-]{6}\.[\w-]{27,38})(?![\w-]))";

constexpr std::array rows{
    token<"SLACK_BOT_TOKEN", "xoxb-<D10-13>-<D10-13>-<A24-34>">({.id = "TOK159",
                                                                 .slug = "slack-bot",
                                                                 .severity = Severity::high,
                                                                 .title = "Slack bot token",
                                                                 .by = slack}),
    token<"SLACK_TOKEN", "xoxb-<D8-14>-<A18-26>">({.id = "TOK160",
                                                   .slug = "slack-bot-old",
                                                   .severity = Severity::high,
                                                   .title = "Slack bot token (old form)",
                                                   .by = slack}),
    token<"SLACK_USER_TOKEN", "{xoxp|xoxe}-<D10-13>-<D10-13>-<D10-13>-<A28-34>">(
        {.id = "TOK161",
         .slug = "slack-user",
         .severity = Severity::high,
         .title = "Slack user token",
         .by = slack}),
    token<"SLACK_WORKSPACE_TOKEN", "{xoxa|xoxr|xoxs|xoxo}-<U20-150>">(
        {.id = "TOK162",
         .slug = "slack-workspace",
         .severity = Severity::high,
         .title = "Slack workspace token",
         .by = slack}),
    token<"SLACK_CLIENT_TOKEN", "xoxc-<D9-15>-<D9-15>-<D9-15>-<H64>">(
        {.id = "TOK163",
         .slug = "slack-web-client",
         .severity = Severity::high,
         .title = "Slack web client token",
         .by = slack}),
    token<"SLACK_COOKIE", "xoxd-<A20+>">({.id = "TOK164",
                                          .slug = "slack-cookie",
                                          .severity = Severity::high,
                                          .title = "Slack session cookie",
                                          .by = slack}),
    token<"SLACK_CONFIG_TOKEN", "xoxe.{xoxb|xoxp}-<D1>-<A140-180>">(
        {.id = "TOK165",
         .slug = "slack-config-access",
         .severity = Severity::high,
         .title = "Slack configuration token",
         .by = slack}),
    token<"SLACK_REFRESH_TOKEN", "xoxe-<D1>-<A146>">({.id = "TOK166",
                                                      .slug = "slack-config-refresh",
                                                      .severity = Severity::high,
                                                      .title = "Slack configuration refresh token",
                                                      .by = slack}),
    token<"SLACK_APP_TOKEN", "xapp-<D1>-<N8-15>-<D10-15>-<a40-70>">(
        {.id = "TOK167",
         .slug = "slack-app",
         .severity = Severity::high,
         .title = "Slack app-level token",
         .by = slack}),
    token<"SLACK_WEBHOOK_URL",
          "hooks.slack.com/{services|workflows|triggers}/T<A8-12>/<A8-12>/<A20-46>">(
        {.id = "TOK168",
         .slug = "slack-webhook",
         .severity = Severity::medium,
         .title = "Slack incoming webhook",
         .by = slack}),
    place<"DISCORD_TOKEN=", "{MTIz}<D0>{NDU2Nzg5MDEyMzQ1Njc4}.<U6>.<U27>", "\n">(
        {.id = "TOK169",
         .slug = "discord-bot",
         .severity = Severity::high,
         .title = "Discord bot token",
         .by = discord,
         .check = Check::discord},
        discord_probe, discord_confirm, "DISCORD_TOKEN=$DISCORD_TOKEN\n"),
    token<"DISCORD_WEBHOOK", "{discord.com|discordapp.com}/api/webhooks/<D17-20>/<U60-72>">(
        {.id = "TOK170",
         .slug = "discord-webhook",
         .severity = Severity::medium,
         .title = "Discord webhook",
         .by = discord}),
    token<"TELEGRAM_BOT_TOKEN", "<D8-10>:AA<U33>">({.id = "TOK171",
                                                    .slug = "telegram-bot",
                                                    .severity = Severity::high,
                                                    .title = "Telegram bot token",
                                                    .by = telegram}),
    token<"TWILIO_API_KEY", "SK<H32>">({.id = "TOK172",
                                        .slug = "twilio-key",
                                        .severity = Severity::medium,
                                        .title = "Twilio API key SID",
                                        .by = twilio,
                                        .near = "twilio",
                                        .nature = Nature::half,
                                        .partner = "TOK173"}),
    named<"TWILIO_AUTH_TOKEN", "<H32>">({.id = "TOK173",
                                         .slug = "twilio-secret",
                                         .severity = Severity::high,
                                         .title = "Twilio auth token or key secret",
                                         .by = twilio,
                                         .near = "twilio"}),
    token<"SENDGRID_API_KEY", "SG.<U22>.<U43>">({.id = "TOK174",
                                                 .slug = "sendgrid",
                                                 .severity = Severity::high,
                                                 .title = "SendGrid API key",
                                                 .by = mail}),
    token<"MAILCHIMP_API_KEY", "<H32>-us<D1-2>">({.id = "TOK175",
                                                  .slug = "mailchimp",
                                                  .severity = Severity::high,
                                                  .title = "Mailchimp API key",
                                                  .by = mail}),
    token<"MAILGUN_API_KEY", "key-<a32>">({.id = "TOK176",
                                           .slug = "mailgun",
                                           .severity = Severity::high,
                                           .title = "Mailgun API key",
                                           .by = mail,
                                           .near = "mailgun"}),
    token<"MAILGUN_SENDING_KEY", "<H32>-<H8>-<H8>">({.id = "TOK177",
                                                     .slug = "mailgun-sending",
                                                     .severity = Severity::high,
                                                     .title = "Mailgun sending key",
                                                     .by = mail,
                                                     .near = "mailgun|mg_"}),
    token<"BREVO_API_KEY", "xkeysib-<H64>-<A16>">({.id = "TOK178",
                                                   .slug = "brevo",
                                                   .severity = Severity::high,
                                                   .title = "Brevo API key",
                                                   .by = mail}),
    token<"MAILERSEND_TOKEN", "mlsn.<A30-100>">({.id = "TOK179",
                                                 .slug = "mailersend",
                                                 .severity = Severity::high,
                                                 .title = "MailerSend API token",
                                                 .by = mail}),
    token<"RESEND_API_KEY", "re_<A8>_<A24>">({.id = "TOK180",
                                              .slug = "resend",
                                              .severity = Severity::high,
                                              .title = "Resend API key",
                                              .by = mail}),
    token<"TELNYX_API_KEY", "KEY<U55>">({.id = "TOK181",
                                         .slug = "telnyx",
                                         .severity = Severity::high,
                                         .title = "Telnyx API key",
                                         .by = mail,
                                         .near = "telnyx"}),
    named<"POSTMARK_SERVER_TOKEN", "<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK182",
                                                                 .slug = "postmark",
                                                                 .severity = Severity::high,
                                                                 .title = "Postmark server token",
                                                                 .by = mail,
                                                                 .near = "postmark"}),
    token<"TEAMS_WEBHOOK",
          "webhook.office.com/webhookb2/<H8>-<H4>-<H4>-<H4>-<H12>@<H8>-<H4>-<H4>-<H4>-<H12>/"
          "IncomingWebhook/<H32>/<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK183",
                                                              .slug = "teams-webhook",
                                                              .severity = Severity::medium,
                                                              .title = "Microsoft Teams webhook",
                                                              .by = teams}),
    token<"EASYPOST_API_KEY", "EZAK<A54>">({.id = "TOK184",
                                            .slug = "easypost",
                                            .severity = Severity::high,
                                            .title = "EasyPost API key",
                                            .by = shipping}),
    token<"EASYPOST_TEST_KEY", "EZTK<A54>">({.id = "TOK185",
                                             .slug = "easypost-test",
                                             .severity = Severity::low,
                                             .title = "EasyPost test key",
                                             .by = shipping,
                                             .nature = Nature::test}),
    token<"SHIPPO_TOKEN", "shippo_live_<H40>">({.id = "TOK186",
                                                .slug = "shippo",
                                                .severity = Severity::high,
                                                .title = "Shippo API token",
                                                .by = shipping}),
    token<"SHIPPO_TEST_TOKEN", "shippo_test_<H40>">({.id = "TOK187",
                                                     .slug = "shippo-test",
                                                     .severity = Severity::low,
                                                     .title = "Shippo test token",
                                                     .by = shipping,
                                                     .nature = Nature::test}),
};

}  // namespace

const std::span<const Detector> messaging{rows};

}  // namespace gate::secrets::detectors
