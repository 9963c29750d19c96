from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roles", "0002_people_and_rights"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rearrangedplace",
            name="part",
            field=models.CharField(
                choices=[
                    ("subject", "Changes itself"),
                    ("school", "Goes elsewhere"),
                    ("from", "Loses"),
                    ("to", "Gains"),
                    ("group", "Changes its network"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="rearrangedplaceevent",
            name="part",
            field=models.CharField(
                choices=[
                    ("subject", "Changes itself"),
                    ("school", "Goes elsewhere"),
                    ("from", "Loses"),
                    ("to", "Gains"),
                    ("group", "Changes its network"),
                ],
                max_length=8,
            ),
        ),
    ]
