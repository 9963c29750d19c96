"""allauth's forms in our words, named in ACCOUNT_FORMS of the settings."""

from typing import Any

from allauth.account import forms as account

from common.forms import LookForm


class Worded(LookForm):
    """No placeholders, which vanish on the first key; labels and hints of our own instead."""

    words: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""
            field.label = self.words.get(name, field.label)


class SignIn(Worded, account.LoginForm):
    words = {"login": "E-mail", "password": "Password"}


class ResetPassword(Worded, account.ResetPasswordForm):
    words = {"email": "E-mail"}


class ResetPasswordKey(Worded, account.ResetPasswordKeyForm):
    words = {"password1": "New password", "password2": "New password, once more"}


class ChangePassword(Worded, account.ChangePasswordForm):
    words = {
        "oldpassword": "Your password now",
        "password1": "New password",
        "password2": "New password, once more",
    }


class SetPassword(Worded, account.SetPasswordForm):
    words = {"password1": "New password", "password2": "New password, once more"}


class Reauthenticate(Worded, account.ReauthenticateForm):
    words = {"password": "Password"}
