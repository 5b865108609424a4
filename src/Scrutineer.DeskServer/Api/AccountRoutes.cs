using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Api;

/// <summary>Signing in and out, and one's own account, as JSON.</summary>
internal static class AccountRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, SignIn signIn, StaffAccounts accounts, Passkeys passkeys, SessionTable sessions)
    {
        routes.MapOpen("GET", "/api/v1/sign-in", (_, _, token) => Task.FromResult(ApiJson.Answer(new GuestJson(token))))
            .Says<Nothing, GuestJson>("The form token of this browser, to sign in with.");
        routes.MapOpen("POST", "/api/v1/sign-in", (context, _, _) => context.With<PasswordJson>(async body => context.Answer(await signIn.WithPassword(context, body.Name, body.Password), Me)))
            .Says<PasswordJson, MeJson>("Sign in with a password.");
        routes.MapOpen("POST", "/api/v1/sign-in/passkey-options", async (context, _, _) => Options(context, await passkeys.RequestOptions(context, DeskCookies.Guest(context)!, null)))
            .Says<Nothing, JsonElement>("What navigator.credentials.get needs to sign in with a passkey.");
        routes.MapOpen("POST", "/api/v1/sign-in/passkey", (context, _, _) =>
                context.With<CredentialJson>(async body => context.Answer(await signIn.WithPasskey(context, body.Credential.GetRawText()), Me)))
            .Says<CredentialJson, MeJson>("Sign in with a passkey.");
        routes.MapOwn("GET", "/api/v1/me", (_, _, visitor) => Task.FromResult(ApiJson.Answer(Me(visitor.Session!))), forNewcomers: true)
            .Says<Nothing, MeJson>("Who is signed in.");
        routes.MapOwn("POST", "/api/v1/sign-out", async (context, _, visitor) =>
        {
            await signIn.End(context, visitor.Session!);
            return Results.NoContent();
        }, forNewcomers: true).Says<Nothing, Nothing>("Sign out.");
        routes.MapOwn("POST", "/api/v1/password", (context, _, visitor) =>
                context.With<NewPasswordJson>(async body => context.Answer(await SignInRoutes.ChangePassword(context, visitor, body.Old, body.New, signIn, accounts, sessions), Me)), forNewcomers: true)
            .Says<NewPasswordJson, MeJson>("Choose another password; all other sessions end.");
        routes.MapOwn("GET", "/api/v1/passkeys", async (_, _, visitor) =>
            ApiJson.Answer((await passkeys.Of(visitor.Session!.Account)).Select(p => new PasskeyJson(p.Id, p.Name ?? "")).ToArray())).Says<Nothing, PasskeyJson[]>("One's own passkeys.");
        routes.MapOwn("POST", "/api/v1/passkeys/creation-options", async (context, _, visitor) =>
            Options(context, await passkeys.CreationOptions(context, visitor.Session!.Id, visitor.Session.Account))).Says<Nothing, JsonElement>("What navigator.credentials.create needs.");
        routes.MapOwn("POST", "/api/v1/passkeys/request-options", (context, _, visitor) => context.With<ScreenJson>(async body =>
                Options(context, await passkeys.RequestOptions(context, visitor.Session!.Id, visitor.Session.Account, Screen.Of(Uri.UnescapeDataString(body.Path), body.Body)))))
            .Says<ScreenJson, JsonElement>("What navigator.credentials.get needs to confirm exactly this: the address and what will be sent there, without confirm. It confirms nothing else.");
        routes.MapOwn("POST", "/api/v1/passkeys", (context, _, visitor) =>
                context.With<NewPasskeyJson>(async body => context.Done(await passkeys.Add(context, visitor.Session!.Id, visitor.Session.Account, body.Credential.GetRawText(), body.Name))), asksAgain: true)
            .Says<NewPasskeyJson, Nothing>("Keep a passkey that the browser made.");
        routes.MapOwn("POST", "/api/v1/passkeys/{id}/remove", async (context, _, visitor) =>
            context.Done(await passkeys.Remove(visitor.Session!.Account, (string)context.GetRouteValue("id")!)), asksAgain: true).Says<Nothing, Nothing>("Take a passkey away.");
    }

    private static MeJson Me(Session session) =>
        new(session.Who.Key, session.Login, session.Who.Role.Code(), session.Who.Unit, session.FormToken, session.MustChangePassword);

    private static IResult Options(HttpContext context, Result<string> options) =>
        options.IsOk ? Results.Text(options.Value, "application/json") : DeskRefusals.Answer(context, "en", options.Refusal!);
}

internal sealed record GuestJson(string FormToken);

internal sealed record PasswordJson(string Name, string Password);

internal sealed record NewPasswordJson(string Old, string New);

internal sealed record CredentialJson(JsonElement Credential);

/// <summary>What a passkey shall confirm: an address, and what is to be sent there.</summary>
internal sealed record ScreenJson(string Path, JsonObject Body);

internal sealed record NewPasskeyJson(JsonElement Credential, string Name);

internal sealed record PasskeyJson(string Id, string Name);

internal sealed record MeJson(string Key, string Name, string Role, string Unit, string FormToken, bool MustChangePassword);
